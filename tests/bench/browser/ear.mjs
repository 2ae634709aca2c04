// What a page under measurement tells: it calls a function of the browser, so that nobody needs to ask it again and again.

/** What the page tells by a binding. */
export class Ear {
  #heard = [];
  #isHeard = () => {};

  constructor(session, name) {
    this.session = session;
    this.name = name;
  }

  async listen() {
    await this.session.send("Runtime.enable");
    await this.session.send("Runtime.addBinding", { name: this.name });
    this.session.on("Runtime.bindingCalled", ({ name, payload }) => {
      if (name !== this.name) return;
      this.#heard.push(JSON.parse(payload));
      this.#isHeard();
    });
    return this;
  }

  /** The first thing that has `key`, or undefined if nothing is told in time; then everything is forgotten. */
  async wait(key, timeout) {
    const end = Date.now() + timeout;
    for (;;) {
      const found = this.#heard.find((one) => key in one || one.refused);
      if (found?.refused) throw new Error(`the page refuses the package: ${found.refused}`);
      if (found) {
        this.#heard = this.#heard.filter((one) => one !== found);
        return found;
      }
      const left = end - Date.now();
      if (left <= 0) return undefined;
      await new Promise((done) => {
        const timer = setTimeout(done, left);
        this.#isHeard = () => (clearTimeout(timer), done());
      });
    }
  }
}
