// Adds what a page can do without: cards, the filter of the claim table, the selector of editions, and copying.

// Cards: a copy of what a link leads to, shown where the reader is. The page there marks what can be shown so.
const card = document.createElement("div")
card.className = "rb-card md-typeset"
card.id = "__card"
card.popover = "auto" // Escape and a press elsewhere close it
card.setAttribute("role", "dialog")
document.body.append(card)
const pages = new Map()
let opener, touched, timer

function read(url) {
  if (url.pathname === location.pathname) return document
  if (!pages.has(url.pathname)) {
    const page = fetch(url.pathname).then(async answer => new DOMParser().parseFromString(await answer.text(), "text/html"))
    pages.set(url.pathname, page)
  }
  return pages.get(url.pathname)
}

async function shown(link) {
  const url = new URL(link.href)
  const page = await read(url)
  const id = decodeURIComponent(url.hash.slice(1))
  const there = id ? page.getElementById(id) : page.querySelector("[data-card]")
  const found = there?.closest("[data-card]") ?? there?.querySelector("[data-card]")
  if (!found || found.contains(link)) return
  const copy = document.createElement("div")
  copy.innerHTML = found.innerHTML // of a row of a table, this leaves the cells' contents
  for (const each of copy.querySelectorAll("[id]")) each.removeAttribute("id")
  for (const each of copy.querySelectorAll("[href]")) each.href = new URL(each.getAttribute("href"), url).href
  for (const each of copy.querySelectorAll(".rb-aside")) each.remove()
  return copy
}

async function open(link) {
  opener = link
  const copy = await shown(link).catch(() => {})
  if (!copy || opener !== link || !link.isConnected) return false
  link.removeAttribute("title") // the card says more
  link.setAttribute("aria-describedby", card.id)
  card.setAttribute("aria-label", link.getAttribute("aria-label") ?? link.textContent)
  card.replaceChildren(...copy.childNodes)
  if (!card.matches(":popover-open")) card.showPopover()
  const at = link.getBoundingClientRect(), box = card.getBoundingClientRect()
  const below = at.bottom + box.height + 8 < innerHeight || at.top < box.height + 8
  card.style.setProperty("--rb-top", `${below ? at.bottom + 4 : at.top - box.height - 4}px`)
  card.style.setProperty("--rb-left", `${Math.max(8, Math.min(at.left, innerWidth - box.width - 8))}px`)
  return true
}

function close() {
  clearTimeout(timer)
  opener = undefined
  if (card.matches(":popover-open")) card.hidePopover()
}

function soon(act, wait) {
  clearTimeout(timer)
  timer = setTimeout(act, wait)
}

const linked = event => event.target.closest?.(".md-content :is(a.rb-cite, .rb-lead a, a[href*='#']:not(.headerlink))")

card.addEventListener("beforetoggle", event => {
  if (event.newState === "open") return
  opener = undefined
  for (const link of document.querySelectorAll("[aria-describedby='__card']")) link.removeAttribute("aria-describedby")
})
document.addEventListener("pointerover", event => {
  const link = event.pointerType === "mouse" && linked(event)
  if (card.contains(event.target) || (link && link === opener)) clearTimeout(timer)
  else if (link) soon(() => open(link), 150)
  else if (opener && opener !== document.activeElement) soon(close, 250)
})
document.addEventListener("pointerdown", event => { touched = event.pointerType !== "mouse" }, true)
document.addEventListener("keydown", () => { touched = false }, true)
document.addEventListener("focusin", event => {
  const link = linked(event)
  if (link?.matches(":focus-visible") && !touched) open(link)
  else if (!card.contains(event.target)) close()
})
document.addEventListener("click", async event => {
  const link = linked(event)
  if (!link || !touched || link.origin !== location.origin) {
    if (event.target.closest?.("a")) close()
    return
  }
  event.preventDefault() // a first tap shows the card, in which a link leads on
  event.stopPropagation()
  if (!(await open(link))) location.assign(link.href)
}, true)

// Copying a reference.
document.addEventListener("click", async event => {
  const button = event.target.closest?.(".rb-copy")
  if (!button) return
  const { copied, failed } = button.dataset
  button.textContent = await navigator.clipboard?.writeText(button.previousElementSibling.textContent).then(() => copied, () => failed) ?? failed
})

// The filter of the claim table; its state stands in the address.
function filter() {
  const form = document.querySelector(".rb-filter")
  if (!form) return
  const rows = [...document.querySelectorAll("tr[data-status]")]
  const fields = [...form.elements].filter(each => each.name)
  const asked = new URLSearchParams(location.search)
  const fold = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
  const texts = new Map(rows.map(row => [row, fold(row.textContent)]))
  const apply = () => {
    const { text, sort, ...wanted } = Object.fromEntries(new FormData(form))
    const words = fold(text).split(/\s+/)
    for (const row of rows) {
      row.hidden = !(words.every(word => texts.get(row).includes(word))
        && Object.entries(wanted).every(([name, value]) => !value || row.dataset[name].split(" ").includes(value)))
    }
    const key = row => sort ? row.dataset[sort] ?? fold(row.querySelector(".rb-said").textContent) : ""
    for (const body of new Set(rows.map(row => row.parentElement))) {
      const own = rows.filter(row => row.parentElement === body)
      body.append(...own.toSorted((one, two) => key(one).localeCompare(key(two))))
      for (let part = body.parentElement; part; part = part.previousElementSibling) {
        part.hidden = own.every(row => row.hidden)
        if (part.matches("h3")) break
      }
    }
    const count = form.querySelector("output")
    count.textContent = count.dataset.words.replace("{n}", rows.filter(row => !row.hidden).length).replace("{of}", rows.length)
  }
  const keep = () => {
    const url = new URL(location)
    for (const { name, value } of fields) value ? url.searchParams.set(name, value) : url.searchParams.delete(name)
    history.replaceState(history.state, "", url)
    apply()
  }
  for (const field of fields) field.value = asked.get(field.name) ?? ""
  form.addEventListener("input", keep)
  form.addEventListener("reset", () => setTimeout(keep))
  form.addEventListener("submit", event => event.preventDefault())
  const reveal = () => {
    if (form.isConnected && document.getElementById(location.hash.slice(1))?.closest("tr[hidden]")) form.reset()
  }
  addEventListener("hashchange", reveal)
  form.hidden = false
  apply()
  reveal()
}

// The selector of editions: the list on the page, in the header, in the markup of the theme's own selector.
function selector() {
  document.querySelector(".rb-selector")?.remove()
  const list = document.querySelector(".rb-editions"), topic = document.querySelector(".md-header__topic")
  if (!list || !topic) return
  const nav = list.cloneNode(true)
  nav.className = "md-version rb-selector"
  const button = document.createElement("button")
  button.type = "button"
  button.className = "md-version__current"
  button.textContent = nav.querySelector("[aria-current] b")?.textContent ?? nav.dataset.name
  button.setAttribute("aria-label", `${button.textContent}: ${nav.getAttribute("aria-label")}`)
  nav.prepend(button)
  nav.querySelector("ul").className = "md-version__list"
  for (const item of nav.querySelectorAll("li")) item.className = "md-version__item"
  for (const link of nav.querySelectorAll("a")) link.className = "md-version__link"
  const show = open => {
    nav.classList.toggle("rb-closed", !open)
    button.setAttribute("aria-expanded", open)
  }
  // The theme's style opens it on focus and under the pointer; Escape and a second press close it, and focus stays.
  nav.addEventListener("focusin", () => show(true))
  nav.addEventListener("focusout", event => nav.contains(event.relatedTarget) || show(false))
  nav.addEventListener("mouseenter", () => show(true))
  nav.addEventListener("mouseleave", () => nav.contains(document.activeElement) || show(false))
  nav.addEventListener("keydown", event => {
    if (event.target === button && (event.key === "Enter" || event.key === " ")) show(nav.classList.contains("rb-closed"))
    if (event.key !== "Escape" || nav.classList.contains("rb-closed")) return
    button.focus()
    show(false)
  })
  show(false)
  topic.append(nav)
}

function enhance() {
  close()
  filter()
  selector()
}
if (window.document$) document$.subscribe(enhance) // each page, also where the theme only exchanges its contents
else enhance()
