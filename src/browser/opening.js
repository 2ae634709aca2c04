// Starts the worker that reads packages (reader.js), gives it what was picked, and takes over a package that moves into the page.
// Part of the list of later parts (.ci/split.mjs), which sets the names of the files. Used by package_reader.rs.
import { KnownAnswers, isOfFilters } from "./known_answers.js";
import { followPresses } from "./presses.js";
import { hearing } from "./quick_way.js";

/** So many files at most: as src/opening. */
const MAX_FILES = 10_000;
/** So many questions are remembered: what is on the screen takes a few. */
const MAX_ASKED = 50;

/** Every file of what was dropped, through all folders: [{ path, file }]. */
async function walk(entries) {
  const found = [];
  const visit = async (entry, folder) => {
    // What is no file (a text that is dragged) has no entry.
    if (!entry || found.length > MAX_FILES) return;
    if (entry instanceof File) found.push({ path: entry.webkitRelativePath || entry.name, file: entry });
    else if (entry.isFile) found.push({ path: folder + entry.name, file: await new Promise((done, failed) => entry.file(done, failed)) });
    else if (entry.isDirectory) {
      const reader = entry.createReader();
      // A browser gives a hundred at a time.
      for (let some; (some = await new Promise((done, failed) => reader.readEntries(done, failed))).length > 0; ) for (const one of some) await visit(one, `${folder}${entry.name}/`);
    }
  };
  for (const entry of entries) await visit(entry, "");
  return found;
}

/** What to call it. */
const nameOf = (files) => {
  // Of several files the descriptor stands for all.
  const { path } = files.find((file) => /(^|\/)datapackage\.json$/.test(file.path)) || files[0];
  return files.length > 1 && path.includes("/") ? path.slice(0, path.indexOf("/")) : path;
};

/** The program of the worker in the page, with all that has moved: a function that gives the replies to a question. Nothing if it
 * is not wanted any more. */
async function inPage(loadProgram, luggage, fail, isWanted) {
  const files = new Map(luggage.files);
  const read = (file, start, end) => {
    const bytes = files.get(file);
    return bytes && end <= bytes.byteLength ? new Uint8Array(bytes, start, end - start) : undefined;
  };
  const program = await loadProgram();
  return program(read, fail).moveIn(luggage, isWanted);
}

/** The whole address, or null if it is none. */
function addressOf(text) {
  try {
    return new URL(text, document.baseURI).href;
  } catch {
    return null;
  }
}

/** Reads `source`, { files } or { address }, and calls `tell` with lists of texts, of which that of a package comes as bytes.
 * Gives back what stops it and what asks it. `load` comes with the worker's script and program, `loadProgram` with that of the page (reader_in_page.js). */
export default function opening(load, loadProgram) {
  return (source, tell) => {
    let worker;
    let way;
    // Gives the replies at once, when the package has moved into the page.
    let answer;
    // What the worker was asked since the last question about filters, and that one: what is asked of rows is about its answer.
    const asked = [];
    let isStopped = false;
    const say = (...words) => isStopped || tell(words.map((word) => (word instanceof Uint8Array ? word : String(word))));
    const sayQuickly = (reply) => say("reply", reply, "quick");
    const known = new KnownAnswers(sayQuickly);
    const hear = (reply, ...how) => {
      known.hear(reply);
      say("reply", reply, ...how);
    };
    let unfollow = () => {};
    const begin = async () => {
      const files = source.files && (await walk(source.files));
      if (files && files.length === 0) return say("problem", "no-descriptor", "");
      const address = source.address && addressOf(source.address);
      if (address === null) return say("problem", "bad-address", source.address);
      say("named", files ? nameOf(files) : address);
      const [script, program] = await load();
      if (isStopped) return;
      // A worker of our own text has the origin of the page, in a sandbox, too.
      const made = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
      worker = new Worker(made);
      worker.onmessage = ({ data }) => {
        // For measurements, as "atlas:ready".
        if (data[0] === "indexed") performance.mark("atlas:indexed");
        else if (data[0] === "moves") move(data[1]);
        else if (data[0] === "failed") lose(data[1]);
        else if (data[0] === "left") leave();
        else if (data[0] === "foreseen") known.learn(...data.slice(1));
        else if (data[0] === "reply") hear(data[1]);
        else say(...data);
        // Kept by the worker, with a first answer.
        if (data[0] === "sound" && data.length > 2) unfollow = followPresses((press) => known.isNews(press) && worker.postMessage({ press, rows: known.rows }));
      };
      worker.onerror = (event) => lose(event.message || "worker");
      way = hearing(worker, (reply) => hear(reply, "quick"));
      worker.postMessage({ files, address, encodings: source.encodings, wasm: program, way: way && way.name }, [program]);
      setTimeout(() => URL.revokeObjectURL(made), 60_000);
    };
    const leave = () => {
      asked.length = 0;
      unfollow();
      worker.terminate();
    };
    // A package that has moved is not lost with the worker, but what that has not answered yet is asked again.
    const lose = (message) => {
      if (!answer) return say("failed", message);
      asked.forEach(answerHere);
      leave();
    };
    const move = async (luggage) => {
      try {
        const moved = await inPage(loadProgram, luggage, (message) => say("failed", message), () => !isStopped);
        if (!moved || isStopped) return;
        // The worker may have been asked since its memory was copied.
        asked.filter(isOfFilters).forEach(moved);
        answer = moved;
        worker.postMessage({ hasMoved: true });
        performance.mark("atlas:moved");
      } catch {
        // Then it stays with the worker.
      }
    };
    const answerHere = (question) => {
      let replies = [];
      try {
        replies = answer(question);
      } catch (error) {
        say("failed", error.message);
      }
      replies.forEach(sayQuickly);
    };
    const ask = (question) => {
      // As a message would, after the task of who asks, but before the frame.
      if (answer) return queueMicrotask(() => answerHere(question));
      let told = 0;
      if (isOfFilters(question)) {
        asked.length = 0;
        told = known.ask(question);
      }
      if (asked.length < MAX_ASKED) asked.push(question);
      if (worker) worker.postMessage({ question, told });
    };
    begin().catch((error) => say("failed", (error && error.message) || error));
    const stop = () => {
      isStopped = true;
      unfollow();
      if (worker) worker.terminate();
      if (way) way.close();
    };
    return [stop, ask];
  };
}
