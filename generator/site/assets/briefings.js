// Adds optional features to a page: cards, the filter of the claim table, the selector of editions, and copying.
const one = selector => document.querySelector(selector)
const all = (selector, within = document) => [...within.querySelectorAll(selector)]
const on = (types, act, capture, target = document) => types.split(" ").forEach(type => target.addEventListener(type, act, capture))
const make = (tag, properties) => Object.assign(document.createElement(tag), properties)
const to = link => new URL(link.href.baseVal ?? link.href, location) // in an SVG picture, href is an object

// Cards: a copy of what a link leads to, shown next to the link. The linked page marks what a card can show.
const card = make("div", { id: "__card", className: "rb-card md-typeset", role: "dialog", popover: "auto" }) // Escape and a click elsewhere close it
document.body.append(card)
const pages = {}
let opener, described, touched, tapped, timer

function read({ pathname }) {
  if (pathname === location.pathname) return document
  return pages[pathname] ??= fetch(pathname).then(async answer => new DOMParser().parseFromString(await answer.text(), "text/html"))
}

async function copied(link) {
  const url = to(link)
  const page = await read(url)
  const found = page.querySelector(url.hash ? `#${CSS.escape(url.hash.slice(1))}` : "[data-card]")?.closest("[data-card]")
  if (!found || found.contains(link)) return
  const copy = make("div")
  copy.innerHTML = found.outerHTML // outside a table, a row keeps only the contents of its cells
  for (const each of all(".rb-aside", copy)) each.remove()
  for (const each of all("[id]", copy)) each.removeAttribute("id")
  for (const each of all("[href]", copy)) each.href = new URL(each.getAttribute("href"), url)
  return copy
}

const undescribe = () => described?.removeAttribute("aria-describedby")
const place = (name, length) => card.style.setProperty(`--rb-${name}`, `${length}px`)

async function open(link) {
  opener = link
  const copy = await copied(link).catch(() => {})
  if (!copy || opener !== link || !link.isConnected) return false
  link.removeAttribute("title") // the card shows more
  undescribe()
  described = link
  link.setAttribute("aria-describedby", card.id)
  card.ariaLabel = link.ariaLabel ?? link.textContent
  if (!all("a", copy).some(each => each.href === to(link).href)) copy.prepend(make("a", { href: to(link), textContent: card.ariaLabel }))
  card.replaceChildren(...copy.childNodes)
  if (!card.matches(":popover-open")) card.showPopover()
  const { top, bottom, left } = link.getBoundingClientRect(), under = innerHeight - bottom
  place("room", Math.max(top, under) - 12)
  const { width, height } = card.getBoundingClientRect()
  place("top", height + 8 < under ? bottom + 4 : top - height - 4)
  place("left", Math.max(8, Math.min(left, innerWidth - width - 8)))
  return true
}

function close() {
  clearTimeout(timer)
  opener = undefined
  if (card.matches(":popover-open")) card.hidePopover()
}

const soon = (act, wait) => {
  clearTimeout(timer)
  timer = setTimeout(act, wait)
}

const linked = ({ target }) => {
  const link = target.closest?.(".md-content :is(a.rb-cite, .rb-lead a, a[*|href*='#']:not(.headerlink, [rel]))")
  return link && to(link).host === location.host ? link : undefined
}

on("beforetoggle", ({ newState }) => {
  if (newState === "open") return
  opener = undefined
  undescribe()
}, false, card)
on("pointerdown keydown", ({ pointerType = "mouse" }) => { touched = pointerType !== "mouse" }, true)
on("pointerover", event => {
  const link = event.pointerType === "mouse" && linked(event)
  if (card.contains(event.target) || (link && link === opener)) clearTimeout(timer)
  else if (link) soon(() => open(link), 150)
  else if (opener && opener !== document.activeElement) soon(close, 250)
})
on("focusin", event => {
  const link = linked(event)
  if (link?.matches(":focus-visible") && !touched) open(link)
  else if (!card.contains(event.target)) close()
})
on("click", async event => {
  const link = linked(event)
  if (!link || !touched || link === tapped) {
    tapped = undefined
    if (event.target.closest?.("a")) close()
    return
  }
  tapped = link
  event.preventDefault() // the first tap shows the card; its link, or a second tap, opens the page
  event.stopPropagation()
  if (!(await open(link))) location.assign(to(link))
}, true)

// Copying a reference.
on("click", async ({ target }) => {
  if (!target.matches?.(".rb-copy")) return
  const { copied, failed } = menu.dataset
  try {
    await navigator.clipboard.writeText(target.previousElementSibling.textContent)
    target.textContent = copied
  } catch {
    target.textContent = failed
  }
})

// The filter of the claim table; the address of the page contains its state.
function filter() {
  const form = one(".rb-filter")
  if (!form) return
  const fold = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
  const rows = all("tr[data-status]"), texts = new Map(rows.map(row => [row, fold(row.textContent)]))
  const fields = [...form.elements].filter(each => each.name), count = form.querySelector("output")
  const apply = () => {
    const { text, sort, ...wanted } = Object.fromEntries(new FormData(form))
    const words = fold(text).split(/\s+/)
    const key = row => sort ? row.dataset[sort] ?? fold(row.querySelector(".rb-said").textContent) : ""
    for (const row of rows) {
      row.hidden = !words.every(word => texts.get(row).includes(word))
        || Object.entries(wanted).some(([name, value]) => value && !row.dataset[name].split(" ").includes(value))
    }
    for (const body of new Set(rows.map(row => row.parentElement))) {
      const own = rows.filter(row => row.parentElement === body)
      const sorted = own.toSorted((first, next) => key(first).localeCompare(key(next)))
      if (sorted.some((row, at) => row !== body.rows[at])) body.append(...sorted)
      for (let part = body.parentElement; part; part = !part.matches("h3,h4") && part.previousElementSibling) {
        part.hidden = own.every(row => row.hidden)
      }
    }
    count.textContent = count.dataset.words.replace("{n}", rows.filter(row => !row.hidden).length).replace("{of}", rows.length)
  }
  const keep = () => {
    const url = new URL(location)
    for (const { name, value } of fields) value ? url.searchParams.set(name, value) : url.searchParams.delete(name)
    history.replaceState(history.state, "", url)
    apply()
  }
  const reveal = () => {
    const gone = form.isConnected && document.getElementById(location.hash.slice(1))?.closest("[hidden]")
    if (!gone) return
    form.reset()
    setTimeout(() => gone.scrollIntoView())
  }
  const asked = new URLSearchParams(location.search)
  for (const field of fields) field.value = asked.get(field.name) ?? ""
  form.oninput = keep
  form.onreset = () => setTimeout(keep)
  form.onsubmit = () => false
  onhashchange = reveal
  onbeforeprint = () => { for (const each of all(".md-content [hidden]")) each.hidden = false } // print all claims
  onafterprint = apply
  apply()
  reveal()
}

// The selector of editions: moves the list of the page into the header, with the markup of the theme's own selector.
function selector() {
  one(".rb-selector")?.remove()
  const list = one(".rb-editions"), topic = one(".md-header__topic")
  if (!list || !topic) return
  const nav = list.cloneNode(true)
  nav.className = "md-version rb-selector"
  const textContent = nav.querySelector("[aria-current] span")?.textContent ?? nav.dataset.name
  const ariaLabel = `${textContent}: ${nav.ariaLabel}`
  const button = make("button", { className: "md-version__current", textContent, ariaLabel })
  for (const [tag, name] of [["ul", "list"], ["li", "item"], ["a", "link"]]) {
    for (const each of all(tag, nav)) each.className = `md-version__${name}`
  }
  const show = open => {
    nav.classList.toggle("rb-closed", !open)
    button.ariaExpanded = open
  }
  // The theme's style opens it on focus and on hover; Escape or a second click closes it, and the focus stays.
  on("mouseenter focusin", () => show(true), false, nav)
  on("focusout", event => nav.contains(event.relatedTarget) || show(false), false, nav)
  nav.onmouseleave = () => nav.matches(":focus-within") || show(false)
  nav.onkeydown = ({ target, key }) => {
    if (target === button && (key === "Enter" || key === " ")) show(nav.classList.contains("rb-closed"))
    if (key !== "Escape" || nav.classList.contains("rb-closed")) return
    button.focus()
    show(false)
  }
  show(false)
  nav.prepend(button)
  topic.append(nav)
}

// The navigation on a phone: a keyboard button beside the theme's own control.
const menu = one(".rb-menu"), drawer = one("#__drawer")
if (menu) {
  menu.onclick = () => drawer.click()
  drawer.onchange = () => { menu.ariaExpanded = drawer.checked }
  on("keydown", ({ key }) => key === "Escape" && drawer.checked && drawer.click())
}

// A long page in parts: an anchor that is on a part leads to this part, whose line has the beginning of the anchor.
function lead() {
  const [found] = all(".rb-parts [id]").filter(({ id }) => location.hash.startsWith(`#${id}`)).sort((one, two) => two.id.length - one.id.length)
  if (found) location.replace(found.parentNode.href + location.hash)
}

function enhance() {
  lead()
  close()
  filter()
  selector()
}
if (window.document$) document$.subscribe(enhance) // runs for every page, also if the theme only replaces the content
else enhance()
