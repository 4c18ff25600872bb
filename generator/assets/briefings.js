// Takes the references of a page; gives each a button that copies it. Without this, a reference is selected and copied by hand.
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
