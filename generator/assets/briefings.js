// Adds what a page can do without: a button that copies a reference, and Escape to close the selector of editions.
for (const reference of document.querySelectorAll(".rb-reference")) {
  if (!navigator.clipboard) break
  const button = document.createElement("button")
  button.type = "button"
  button.className = "rb-copy"
  button.textContent = "Copy"
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(reference.textContent)
      button.textContent = "Copied"
    } catch {
      button.textContent = "Select the text and copy it"
    }
  })
  reference.after(button)
}
for (const selector of document.querySelectorAll(".md-version")) {
  selector.addEventListener("keydown", event => {
    if (event.key === "Escape") document.activeElement.blur()
  })
}
