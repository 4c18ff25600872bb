// Redirects from an old address to the same place on the new page; without script, the redirect goes to its top.
location.replace(document.querySelector("link[rel=canonical]").href + location.hash)
