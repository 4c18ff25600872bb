// Adds what a page can do without: a button that copies a reference, and a selector of editions that says whether it is open.
for (const reference of document.querySelectorAll(".rb-reference")) {
  if (!navigator.clipboard) break
  const button = document.createElement("button")
  button.type = "button"
  button.className = "rb-copy"
  button.textContent = "Copy"
  button.setAttribute("aria-live", "polite")
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
  const button = selector.querySelector(".md-version__current")
  const show = open => {
    selector.classList.toggle("rb-closed", !open)
    button?.setAttribute("aria-expanded", String(open))
  }
  // The theme's style opens it on focus and under the pointer; Escape and a second press close it, and focus stays.
  selector.addEventListener("focusin", () => show(true))
  selector.addEventListener("focusout", event => selector.contains(event.relatedTarget) || show(false))
  selector.addEventListener("mouseenter", () => show(true))
  selector.addEventListener("mouseleave", () => selector.contains(document.activeElement) || show(false))
  button?.addEventListener("keydown", event => {
    if (event.key === "Enter" || event.key === " ") show(selector.classList.contains("rb-closed"))
  })
  document.addEventListener("keydown", event => {
    if (event.key !== "Escape" || selector.classList.contains("rb-closed")) return
    if (selector.contains(document.activeElement)) button?.focus()
    show(false)
  })
}
