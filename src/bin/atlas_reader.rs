//! Reads packages that a visitor opens, in a worker of the browser: a program of its own, without the page, made for speed.
//!
//! `src/browser/reader.js` gets the bytes and calls what is here; the work is in the room `opening`. A package that moves into the
//! page is answered there, by this program with the memory that it had (`src/browser/reader_moves.js`).

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    println!("This runs in a worker of the page. Judge a folder with: cargo run --bin check-data -- FOLDER");
}

#[cfg(target_arch = "wasm32")]
fn main() {
    std::panic::set_hook(Box::new(|info| worker::failed(&info.to_string())));
}

#[cfg(target_arch = "wasm32")]
mod worker {
    mod kept;

    use guangdong_ip_atlas::dataset::{Encoding, Fault, NameFaults, Rule, Verdict};
    use guangdong_ip_atlas::keeping::{FIRST_ROWS, Question};
    use guangdong_ip_atlas::opening::{Judging, Member, Opened, Opening, Problem, data_start, find_package, members};
    use wasm_bindgen::prelude::wasm_bindgen;

    use kept::{OwnFiles, keep, said};

    /// Readings and traditional forms of all characters. Made by `build.rs`.
    const READINGS: &str = include_str!(concat!(env!("OUT_DIR"), "/readings.tsv"));
    const FIELD_END: &str = "\u{1f}";
    const LINE_END: &str = "\u{1e}";

    #[wasm_bindgen]
    extern "C" {
        /// Tells the page that this program has stopped.
        #[wasm_bindgen(js_name = atlasReaderFailed)]
        pub fn failed(message: &str);
    }

    fn words(problem: Problem) -> String {
        [problem.kind.as_str(), &problem.detail].join(FIELD_END)
    }

    /// The members of a zip, by place.
    #[wasm_bindgen]
    pub struct Archive(Vec<Member>);

    #[wasm_bindgen]
    impl Archive {
        /// Reads the directory of a zip of `size` bytes that ends with `tail`. The error is the word of a problem and its detail.
        #[wasm_bindgen(constructor)]
        pub fn new(tail: &[u8], size: f64) -> Result<Archive, String> {
            members(tail, size as u64).map(Self).map_err(words)
        }

        /// Path and size of every member.
        pub fn paths(&self) -> String {
            let lines = self.0.iter().map(|member| [member.path.as_str(), &member.bytes.to_string()].join(FIELD_END));
            lines.collect::<Vec<_>>().join(LINE_END)
        }

        /// Where the header of a member begins.
        pub fn header(&self, at: usize) -> f64 {
            self.0.get(at).map_or(0.0, |member| member.header_offset as f64)
        }

        /// Where its bytes begin, packed size, size, checksum, 1 if it is deflated; nothing if the header is none.
        pub fn place(&self, at: usize, header: &[u8]) -> Vec<f64> {
            let Some(member) = self.0.get(at) else { return Vec::new() };
            let Some(start) = data_start(member, header) else { return Vec::new() };
            let is_deflated = f64::from(u8::from(member.is_deflated));
            vec![start as f64, member.packed_bytes as f64, member.bytes as f64, f64::from(member.checksum), is_deflated]
        }
    }

    /// The checksum of a member, piece by piece.
    #[wasm_bindgen]
    #[derive(Default)]
    pub struct Checksum(rawzip::Crc32);

    #[wasm_bindgen]
    impl Checksum {
        /// Of nothing.
        #[wasm_bindgen(constructor)]
        pub fn new() -> Self {
            Self::default()
        }

        /// Goes on with these bytes.
        pub fn update(&mut self, bytes: &[u8]) {
            self.0.update(bytes);
        }

        /// The checksum so far.
        pub fn value(&self) -> f64 {
            f64::from(self.0.checksum())
        }
    }

    /// Which of these paths and sizes are the package: place of the descriptor, then name and place of each table.
    #[wasm_bindgen(js_name = findPackage)]
    pub fn find(list: &str) -> Result<String, String> {
        let paths: Vec<(String, u64)> = list
            .split(LINE_END)
            .filter_map(|line| line.split_once(FIELD_END))
            .map(|(path, size)| (path.to_owned(), size.parse().unwrap_or(u64::MAX)))
            .collect();
        let found = find_package(&paths).map_err(words)?;
        let mut lines = vec![found.descriptor.to_string()];
        lines.extend(found.files.into_iter().map(|(name, at)| [name, at.to_string()].join(FIELD_END)));
        Ok(lines.join(LINE_END))
    }

    /// A package on its way in.
    #[wasm_bindgen]
    pub struct Reading(Opening);

    #[wasm_bindgen]
    impl Reading {
        /// A package with this descriptor, judged here or by another ([`Court`]).
        #[wasm_bindgen(constructor)]
        pub fn new(descriptor: &[u8], is_judged: bool) -> Self {
            Self(Opening::new(descriptor, READINGS, is_judged))
        }

        /// Names of the tables in the order in which they are to be given.
        pub fn order(&self) -> String {
            self.0.order().join(LINE_END)
        }

        /// Whether bytes of this table may be asked for again.
        #[wasm_bindgen(js_name = isKept)]
        pub fn is_kept(&self, file: &str) -> bool {
            Opening::is_kept(file)
        }

        /// Begins a table.
        pub fn begin(&mut self, file: &str) {
            self.0.begin(file);
        }

        /// Takes the next bytes of it and tells how many rows there are so far.
        pub fn push(&mut self, bytes: &[u8]) -> Result<f64, String> {
            self.0.push(bytes).map_err(words)?;
            Ok(self.0.rows() as f64)
        }

        /// For [`Court::finish`], when all is read: how many faults of names there are, and a line for each.
        pub fn names(&mut self) -> String {
            let NameFaults { faults, count } = self.0.names();
            let lines = faults.iter().map(|fault| {
                let numbers = [fault.row, fault.column_number].map(|number| number.to_string());
                let [row, column_number] = &numbers;
                line([&fault.file, row, column_number, &fault.column, &fault.message, &fault.expected])
            });
            [count.to_string()].into_iter().chain(lines).collect::<Vec<_>>().join(LINE_END)
        }

        /// The verdict: `["sound", package]`, with the first answer if this worker keeps the entries;
        /// `["faulty", count, faults, encodings]`, a line each: file, row, column, rule, message, what was expected, and file
        /// and encoding of files that could be converted; or a problem.
        pub fn finish(self) -> Vec<String> {
            match self.0.finish(READINGS, &OwnFiles) {
                Opened::Sound(texts) => vec!["sound".to_owned(), texts.write()],
                Opened::Kept(texts, keeper) => {
                    keep(*keeper);
                    let first = Question::Ask { number: 0, hash: String::new(), rows: FIRST_ROWS };
                    vec!["sound".to_owned(), texts.write(), said(first)]
                }
                Opened::Faulty(verdict) => faulty(&verdict),
                Opened::Lost => vec!["problem".to_owned(), "unreadable".to_owned(), String::new()],
            }
        }
    }

    /// The judge of a package that another worker reads at the same time.
    #[wasm_bindgen]
    pub struct Court(Judging);

    #[wasm_bindgen]
    impl Court {
        /// Of a package with this descriptor.
        #[wasm_bindgen(constructor)]
        pub fn new(descriptor: &[u8]) -> Self {
            Self(Judging::new(descriptor))
        }

        /// Begins a table.
        pub fn begin(&mut self, file: &str) {
            self.0.begin(file);
        }

        /// Takes the next bytes of it.
        pub fn push(&mut self, bytes: &[u8]) {
            self.0.push(bytes);
        }

        /// Nothing if the package is sound, or what [`Reading::finish`] says of one that is not. `names` are those of the
        /// [`Reading`].
        pub fn finish(self, names: &str) -> Vec<String> {
            let verdict = self.0.finish(name_faults(names));
            if verdict.count == 0 { Vec::new() } else { faulty(&verdict) }
        }
    }

    /// The inverse of [`Reading::names`].
    fn name_faults(names: &str) -> NameFaults {
        let mut lines = names.split(LINE_END);
        let count = lines.next().and_then(|count| count.parse().ok()).unwrap_or_default();
        let faults = lines.filter_map(|line| {
            let mut cells = line.split(FIELD_END).map(str::to_owned);
            let mut next = || cells.next();
            let (file, row, column_number) = (next()?, next()?.parse().ok()?, next()?.parse().ok()?);
            let (column, message, expected) = (next()?, next()?, next()?);
            Some(Fault { file, row, column_number, column, rule: Rule::HanInEnglish, message, expected })
        });
        NameFaults { faults: faults.collect(), count }
    }

    /// What stands between the cells must not stand in them.
    fn line<const N: usize>(cells: [&str; N]) -> String {
        cells.map(|cell| cell.replace(char::is_control, " ")).join(FIELD_END)
    }

    fn faulty(verdict: &Verdict) -> Vec<String> {
        let (faults, encodings) = (fault_lines(&verdict.faults), encoding_lines(&verdict.encodings));
        vec!["faulty".to_owned(), verdict.count.to_string(), faults, encodings]
    }

    fn fault_lines(faults: &[Fault]) -> String {
        let lines = faults.iter().map(|fault| {
            let row = fault.row.to_string();
            line([&fault.file, &row, &fault.column, fault.rule.code(), &fault.message, &fault.expected])
        });
        lines.collect::<Vec<_>>().join(LINE_END)
    }

    fn encoding_lines(encodings: &[(String, Encoding)]) -> String {
        let lines = encodings.iter().map(|(file, encoding)| [file.as_str(), encoding.label()].join(FIELD_END));
        lines.collect::<Vec<_>>().join(LINE_END)
    }
}
