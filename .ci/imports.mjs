// The program asks its script for 285 functions by names of forty characters, each with a hash in it, and the script has them once more:
// 6.4 KB of the first load (brotli). Both get the same short names.

const text = new TextDecoder();
const IMPORTS = 2;
const GLUE = "./atlas_bg.js";
const LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** { script, program } with short names in place of those that the program asks the script for. */
export function withShortImports(script, program) {
  const names = WebAssembly.Module.imports(new WebAssembly.Module(program)).filter(({ module }) => module === GLUE);
  const short = new Map([...new Set(names.map(({ name }) => name))].map((name, place) => [name, nameOf(place)]));
  for (const [name, by] of short) {
    const parts = script.split(new RegExp(`(?<=[{,])${name}(?=:function\\()`));
    if (parts.length !== 2) throw new Error(`imports: expected once in the script: ${name}`);
    script = parts.join(by);
  }
  return { script, program: renamed(program, short) };
}

/** `a`, `b`, … `Z`, `aa`, … */
function nameOf(place) {
  const rest = Math.floor(place / LETTERS.length);
  return (rest > 0 ? nameOf(rest - 1) : "") + LETTERS[place % LETTERS.length];
}

/** The program with other names in its section of imports. */
function renamed(program, short) {
  let at = 8;
  const number = () => {
    for (let value = 0, shift = 0; ; shift += 7) {
      const byte = program[at++];
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  };
  while (at < program.length) {
    const start = at;
    const kind = program[at++];
    const size = number();
    if (kind !== IMPORTS) {
      at += size;
      continue;
    }
    const end = at + size;
    const content = [written(number())];
    while (at < end) {
      const [module, name] = [0, 0].map(() => {
        const length = number();
        at += length;
        return text.decode(program.subarray(at - length, at));
      });
      const from = at;
      // A function: its kind and its type. The program makes its memory and table itself.
      if (program[at++] !== 0) throw new Error(`imports: ${name} is no function`);
      number();
      content.push(named(module), named((module === GLUE && short.get(name)) || name), program.subarray(from, at));
    }
    const section = Buffer.concat(content);
    return Buffer.concat([program.subarray(0, start), Buffer.from([kind]), written(section.length), section, program.subarray(end)]);
  }
  throw new Error("imports: the program has none");
}

function written(value) {
  const bytes = [];
  for (; value > 127; value = Math.floor(value / 128)) bytes.push((value % 128) | 128);
  return Buffer.from([...bytes, value]);
}

const named = (name) => Buffer.concat([written(Buffer.byteLength(name)), Buffer.from(name)]);
