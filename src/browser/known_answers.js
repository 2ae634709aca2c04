// Answers that the page has already, of a package that a worker keeps: to states that were on show, and to those that the next press
// may lead to (presses.js). They are told in the task that asks, so that the change and its answer are in one frame; the worker
// turns to the question, too, and says what is missing. Used by opening.js; the texts are those of src/keeping/messages.rs.

const FIELD_END = "\u001d";
/** The replies to a question about filters: the numbers, the first rows. */
const KINDS = ["answer", "rows"];
/** So many are kept: each is some ten kilobytes with its rows. */
const MOST = 64;
/** Of more rows the numbers alone are told ahead: a window shows some ten. */
const MOST_ROWS = 40;
/** Rows that come with the package, before the list has asked for any (src/keeping/mod.rs). */
const FIRST_ROWS = 12;

export const isOfFilters = (question) => question.startsWith("ask");

/** A reply to filters with the number of another question. */
function renumbered(reply, number) {
  const [kind, was] = reply.split(FIELD_END, 2);
  return kind + FIELD_END + number + reply.slice(kind.length + FIELD_END.length + was.length);
}

export class KnownAnswers {
  /** Rows to be told ahead: the most that went with an answer. */
  rows = FIRST_ROWS;
  /** Of hashes, the last used at the end: { rows, replies }. */
  #known = new Map();
  /** The last question about filters, and what is known of its replies. */
  #asked = { replies: [] };
  /** Presses that may come in the state on show. */
  #presses = new Set();

  constructor(tell) {
    this.tell = tell;
  }

  /** A question about filters is asked: tells what is known of its answer as soon as the asking is over. Returns the number of
   * replies that the worker need not send: of rows it must, where more are wanted than are known. */
  ask(question) {
    const [, number, hash, rows] = question.split(FIELD_END);
    this.rows = Math.min(Math.max(this.rows, Number(rows)), MOST_ROWS);
    this.#presses.clear();
    this.#asked = { number, hash, rows: Number(rows), replies: [] };
    const known = this.#known.get(hash);
    if (known) this.#answer(known);
    return this.#asked.replies.length;
  }

  /** Whether this press has not been looked at in the state on show. */
  isNews(press) {
    const isNews = !this.#presses.has(press);
    this.#presses.add(press);
    return isNews;
  }

  /** The worker tells the answer to a question that may come. It may have been asked meanwhile. */
  learn(hash, rows, replies) {
    if (replies.length !== KINDS.length) return;
    const known = { rows, replies };
    this.#keep(hash, known);
    if (hash === this.#asked.hash && this.#asked.replies.length === 0) this.#answer(known);
  }

  /** The worker replies to what was asked. */
  hear(reply) {
    const { number, hash, rows, replies } = this.#asked;
    const [kind, of] = reply.split(FIELD_END, 2);
    if (of !== number || kind !== KINDS[replies.length]) return;
    replies.push(reply);
    if (replies.length === KINDS.length) this.#keep(hash, { rows, replies });
  }

  #answer(known) {
    const { number, rows, replies } = this.#asked;
    replies.push(...known.replies.slice(0, known.rows < rows ? 1 : KINDS.length));
    for (const reply of replies) queueMicrotask(() => this.tell(renumbered(reply, number)));
    if (replies.length === KINDS.length) this.#keep(this.#asked.hash, known);
  }

  #keep(hash, known) {
    this.#known.delete(hash);
    this.#known.set(hash, known);
    if (this.#known.size > MOST) this.#known.delete(this.#known.keys().next().value);
  }
}
