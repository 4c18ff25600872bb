// Answers the theme's search box in place of the theme's own worker: of the files that generator/site/lookup.py
// describes, it loads only those that a question needs. If the site is read from a disk, a browser starts no worker and
// reads no data; then the pages themselves load this script, and the data are scripts too.
(() => {
  const READY = 1, QUERY = 2, RESULT = 3 // the theme's messages; it sends another one to set up the worker
  const WORDS = 8, FILES = 12 // how many words of a question are looked up, and how many files of texts are loaded
  const page = self.document
  const folder = new URL("../../../search/", page ? page.currentScript.src : location)
  const loaded = {}, waits = {}
  let table, total, stamp = "", last = 0

  const load = (name, options) => {
    loaded[name] = loaded[name] || (page ? loadScript : fetchData)(name, options).catch((error) => {
      delete loaded[name]
      throw error
    })
    return loaded[name]
  }
  const fetchData = async (name, options) => (await fetch(`${folder}${name}.json?${stamp}`, options)).json()
  const loadScript = (name) => new Promise((resolve, reject) => {
    waits[name] = resolve
    page.head.append(Object.assign(page.createElement("script"), { src: `${folder}${name}.js`, onerror: reject }))
  })

  const readNumbers = (text) => {
    const list = []
    let number = 0, scale = 1
    for (const letter of text) {
      const code = letter.charCodeAt(), digit = code - 35 - (code > 92)
      number += digit % 45 * scale
      scale *= 45
      if (digit < 45) {
        list.push(number)
        scale = 1
      }
    }
    return list
  }

  // The words of a text: what each is found by, where it is, and the piece of the text that a reader knows it as.
  // In scripts without spaces, a word of two letters begins at each letter; the last one is alone.
  const cut = function* (text) {
    for (const { 0: word, index } of text.matchAll(table.word)) {
      for (const { 0: match, 1: run, index: inside } of word.matchAll(table.piece)) {
        const piece = match.toLowerCase()
        let start = index + inside
        if (run) {
          const letters = [...run]
          for (const [at, letter] of letters.entries()) {
            const next = letters[at + 1] ?? ""
            yield { term: letter + next, start, piece, alone: at && !next }
            start += letter.length
          }
        } else {
          const plain = piece.normalize("NFD").replace(/[\u0300-\u036f]/g, "").normalize("NFC").replace(/ς/g, "σ")
          const term = [...plain.replace(/^\.+|\.+$/g, "")].slice(0, table.longest).join("")
          if (term) yield { term, start, end: start + match.length, piece }
        }
      }
    }
  }

  // The words of a question: after "+" or "-" and in quotation marks they are whole words; others may go on.
  const parse = (query) => {
    const asked = new Map()
    for (const [, sign, quoted, plain] of query.matchAll(/([+-]?)(?:"([^"]*)"|([^\s"]+))/g)) {
      for (const { term, end, piece, alone } of cut(quoted ?? plain)) {
        const never = sign === "-", must = !never && !!(sign || quoted)
        if (!alone) asked.set(term + never, { term, piece, never, must, whole: end && (never || must) })
      }
    }
    return [...asked.values()].sort((a, b) => b.never + b.must - a.never - a.must || b.term.length - a.term.length)
  }
  const fits = ({ term, whole }, word) => word === term || !whole && word.startsWith(term)

  // How much each entry weighs for a word; a whole word counts twice as much as one that goes on.
  const weigh = async (word) => {
    const weights = new Float32Array(total)
    const bytes = [...new TextEncoder().encode(word.term)].map((byte) => (byte + 256).toString(16).slice(1)).join("")
    let name = bytes
    while (name && !table.files.has(name)) name = name.slice(0, -1)
    const places = name ? await load(`places/${name}`) : {}
    for (const each in places) {
      if (each ? !fits(word, each) : word.whole || name !== bytes) continue
      for (const [level, numbers] of places[each].split(" ").entries()) {
        const weight = table.weights[level] * (each === word.term ? 2 : 1)
        for (const number of readNumbers(numbers)) weights[number] = Math.max(weights[number], weight)
      }
    }
    word.worth = Math.log(1 + total / (weights.filter(Boolean).length || 1))
    return weights
  }

  // The numbers of the entries, the best first: those with all words of the question, then those with fewer.
  const rank = async (asked) => {
    const found = await Promise.all(asked.slice(0, WORDS).map(weigh))
    const score = new Float32Array(total), share = new Float32Array(total)
    for (const [at, weights] of found.entries()) {
      const { never, must, worth } = asked[at]
      weights.forEach((weight, number) => {
        if (never ? weight : must && !weight) share[number] = -Infinity
        else if (weight) {
          score[number] += worth * weight
          share[number] += worth
        }
      })
    }
    for (const number of score.keys()) score[number] *= Math.max(share[number], 0) ** 3
    return [...score.keys()].filter((number) => score[number]).sort((a, b) => score[b] - score[a])
  }

  const safe = (text) => text.replace(/[&<>]/g, (mark) => `&#${mark.charCodeAt()};`)
  const mark = (text, asked, found) => {
    let html = "", done = 0
    for (const { term, start, end } of cut(text)) {
      for (const word of asked) {
        if (word.never || !fits(word, term)) continue
        found.add(word)
        const from = Math.max(start, done), to = end ?? start + word.term.length
        if (from < to) {
          html += `${safe(text.slice(done, from))}<mark>${safe(text.slice(from, to))}</mark>`
          done = to
        }
      }
    }
    return (html + safe(text.slice(done))).replace(/<\/mark><mark>/g, "")
  }

  // An entry as the theme shows it, with the first two paragraphs that have a word of the question.
  // A word that every fourth entry has is not reported as missing.
  const show = (location, [title, ...texts], asked, score) => {
    const found = new Set(), terms = {}
    const item = { location, title: mark(title, asked, found), score, terms }
    const marked = texts.map((text) => mark(text, asked, found))
    const best = marked.filter((text) => text.includes("<mark>")).slice(0, 2)
    item.text = (best.length ? best : marked).map((text) => `<p>${text}</p>`).join("")
    for (const word of asked) {
      if (found.has(word)) terms[word.piece] = terms[word.piece] !== false
      else if (!word.never && word.worth > 1.6) terms[word.piece] = false
    }
    return found.size ? item : []
  }

  const answer = async (query) => {
    if (!table) {
      const found = await load("contents", { cache: "no-cache" })
      const ends = readNumbers(found.ends)
      const [word, piece] = [found.word, found.piece].map((each) => new RegExp(each, "gu"))
      total = ends[ends.length - 1]
      stamp = found.stamp
      table = { ...found, ends, word, piece, files: new Set(found.places.split(" ")) }
    }
    const { ends } = table
    const asked = parse(query), best = await rank(asked)
    const ranks = new Map(best.map((number, at) => [number, best.length - at])), blocks = new Set()
    const next = best.find((number) => blocks.add(ends.findIndex((end) => number < end)).size > FILES)
    const groups = await Promise.all([...blocks].slice(0, FILES).map(async (block) => {
      let number = ends[block - 1] ?? 0
      return (await load(`texts/${block}`)).map(([address, ...entries]) => {
        const location = page ? `${address}index.html` : address
        const items = entries.flatMap(([anchor, ...words]) => {
          const score = ranks.get(number++)
          return score ? show(anchor ? `${location}#${anchor}` : location, words, asked, score) : []
        }).sort((a, b) => b.score - a.score)
        const head = { location, title: safe(entries[0][1]), text: "", score: 0, terms: {} }
        return items.some((item) => item.location === location) ? items : [...items, head]
      })
    }))
    // A page whose best entry is below the first one that is not loaded could be worse than another page.
    const sure = groups.flat().filter(([{ score }]) => score > (ranks.get(next) ?? 0))
    return { items: sure.sort(([a], [b]) => b.score - a.score) }
  }

  const hear = async ({ type, data }, post) => {
    if (type !== QUERY) return post({ type: READY })
    const turn = ++last
    const found = data.trim() ? await answer(data) : { items: [] }
    if (turn === last) post({ type: RESULT, data: found })
  }
  if (!page) self.onmessage = ({ data }) => hear(data, postMessage)
  else if (location.protocol === "file:") {
    self.__found = (name, data) => waits[name](data)
    self.Worker = class extends EventTarget {
      postMessage(message) {
        hear(message, (data) => setTimeout(() => this.dispatchEvent(new MessageEvent("message", { data }))))
      }
    }
  }
})()
