// Leads on from a page that has moved, to the same place on it; without script, the page leads to its top.
location.replace(document.querySelector("link[rel=canonical]").href + location.hash)
