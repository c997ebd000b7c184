// What the reviewer decided: kept in the browser, undone step by step, saved as corrections.csv.

const REVIEWED = { accepted: "accept", added: "add" }; // what the run's column `review` says, as a state of the page

const review = {
  entries: new Map(), // fact id -> { action, cells, note, when }
  history: [], // steps: of each fact that one changed, its id and the entry before
  who: "",
  isSaved: true,

  of(record) {
    return this.entries.get(record.id);
  },

  // "open", "accept", "fix", "reject" or "add"
  stateOf(record) {
    const { review: before = "" } = record.cells;
    return this.of(record)?.action ?? REVIEWED[before] ?? (before ? "fix" : "open");
  },

  fixedCells(record) {
    return this.of(record)?.cells;
  },

  set(record, entry) {
    this.setAll([record], entry);
  },

  setAll(some, entry) {
    this.history.push(some.map((record) => [record.id, this.entries.get(record.id)]));
    for (const record of some) {
      if (entry) this.entries.set(record.id, { ...entry, when: today() });
      else this.entries.delete(record.id);
    }
    this.keep();
  },

  accept(record) {
    const before = this.of(record);
    if (before?.action === "add") return;
    this.set(record, before?.action === "fix" ? before : { action: "accept" });
  },

  // The facts of an article, without those that were added and taken back.
  factsOf(article) {
    return article.records.filter((record) => !this.isGone(record));
  },

  // Those that nobody has decided yet.
  openOf(article) {
    return this.factsOf(article).filter((record) => this.stateOf(record) === "open");
  },

  // One step, however many facts it accepts.
  acceptRest(article) {
    const rest = this.openOf(article);
    if (rest.length) this.setAll(rest, { action: "accept" });
  },

  reject(record) {
    if (this.of(record)?.action === "add") return this.set(record, undefined);
    this.set(record, { action: "reject" });
  },

  fix(record, column, value) {
    const before = this.of(record);
    const cells = { ...before?.cells };
    for (const one of fixedTogether(record, column)) {
      if (value === (record.cells[one] ?? "")) delete cells[one];
      else cells[one] = value;
    }
    const action = before?.action === "add" ? "add" : Object.keys(cells).length ? "fix" : "accept";
    this.set(record, { ...before, action, cells: Object.keys(cells).length ? cells : undefined });
  },

  annotate(record, note) {
    this.set(record, { action: "accept", ...this.of(record), note });
  },

  // A fact that was missed: it stands in the article like the others, and in the table.
  add(article, type, start, end, cells) {
    const record = recordOf(article, {
      id: `added-${type}-${article.id}-${start}`, type, rule: "", at: [start, end],
      sentence: lineRound(article.text, start, end), cells, added: true,
    });
    record.added = true;
    article.records.push(record);
    article.records.sort((one, other) => one.at[0] - other.at[0]);
    this.set(record, { action: "add" });
    return record;
  },

  undo() {
    const step = this.history.pop();
    if (!step) return null;
    for (const [id, before] of step) {
      if (before) this.entries.set(id, before);
      else this.entries.delete(id);
    }
    this.keep();
    return byFact.get(step[0][0]);
  },

  isGone(record) {
    return record.added && !this.entries.has(record.id);
  },

  keep() {
    this.isSaved = false;
    try {
      localStorage.setItem(storageKey(), JSON.stringify({ who: this.who, rows: this.rows() }));
    } catch { /* a browser that keeps nothing for files: saving the csv is what counts */ }
  },

  restore() {
    try {
      const kept = JSON.parse(localStorage.getItem(storageKey()) || "null");
      if (kept) {
        this.who = kept.who || "";
        this.load(kept.rows);
      }
    } catch { /* as above */ }
  },

  // The rows of this page for corrections.csv, below those that the run has applied already.
  rows() {
    const rows = [];
    for (const [id, entry] of this.entries) {
      const record = byFact.get(id);
      if (!record) continue;
      const place = {
        doc_id: record.article.id, type: record.type, text: record.text, occurrence: occurrenceOf(record),
        who: this.who, when: entry.when, note: entry.note || "",
        sentence: record.added ? "" : sentenceOf(record), fact_id: record.added ? "" : record.id,
      };
      const isAdded = entry.action === "add";
      const cells = isAdded ? { ...record.cells, ...entry.cells } : entry.cells || {};
      if (entry.action !== "fix") rows.push({ ...place, action: entry.action });
      for (const [column, value] of Object.entries(cells)) {
        rows.push({ ...place, action: isAdded ? "add" : "fix", column, old: isAdded ? "" : record.cells[column] ?? "", new: value });
      }
    }
    return rows.map((row) => run.correction_columns.map((column) => String(row[column] ?? "")));
  },

  // Lays rows of a corrections.csv over the facts; gives the number of rows that fit none.
  load(rows) {
    let unfit = 0;
    const applied = new Set(run.corrections.map((row) => row.join("\0")));
    const about = new Map(articles.map((article) => [article.id, article]));
    for (const cells of rows.filter((one) => !applied.has(one.join("\0")))) {
      const row = Object.fromEntries(run.correction_columns.map((column, index) => [column, cells[index] ?? ""]));
      if (!this.lay(row, about.get(row.doc_id))) unfit += 1;
    }
    this.history = [];
    return unfit;
  },

  lay(row, article) {
    if (!article) return false;
    const same = article.records.filter((one) => one.type === row.type && one.text === row.text);
    let record = byFact.get(row.fact_id) || (row.action === "add" ? same.find((one) => one.added) : same[Number(row.occurrence || 1) - 1]);
    if (!record && row.action === "add") {
      const start = placeOf(article.text, row.text, Number(row.occurrence || 1));
      if (start >= 0) record = this.add(article, row.type, start, start + row.text.length, {});
    }
    if (!record) return false;
    const before = this.entries.get(record.id);
    const entry = { ...before, action: before?.action === "add" ? "add" : row.action, when: row.when, note: row.note || before?.note };
    if (row.column && row.action === "add") record.cells[row.column] = row.new;
    else if (row.column) entry.cells = { ...before?.cells, [row.column]: row.new };
    this.entries.set(record.id, entry);
    this.who ||= row.who;
    return true;
  },

  save() {
    download("corrections.csv", csvOf([run.correction_columns, ...run.corrections, ...this.rows()]), "text/csv;charset=utf-8");
    this.isSaved = true;
  },
};

// The bounds of an exact number are the number itself.
function fixedTogether(record, column) {
  const { bound, value, low, high } = cellsOf(record);
  return column === "value" && bound === "exact" && value === low && value === high ? ["value", "low", "high"] : [column];
}

function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

// The line round a stretch: an added fact has no sentence of the run.
function lineRound(text, start, end) {
  const next = text.indexOf("\n", end);
  return [text.lastIndexOf("\n", start - 1) + 1, next < 0 ? text.length : next];
}

// One drawer a corpus: made of what the articles are called and how many facts there are.
function storageKey() {
  let hash = 0;
  for (const article of articles) for (const char of `${article.id}:${article.text.length};`) hash = (hash * 31 + char.charCodeAt(0)) | 0;
  return `fakta:${articles.length}:${hash >>> 0}`;
}
