// Between the page and the server: where the site stands, and what happens when an answer does not come. Whatever
// Dash asks the server is asked again until it is answered; the reader is told so in words, and Dash sees nothing but
// an answer that takes its time. An older question is dropped when the same part of the page asks a newer one.
(function () {
  "use strict";
  const { prefix, callbacks, connection: words } = JSON.parse(document.getElementById("drd-config").textContent);
  const SLOW = 8000; // milliseconds until the reader is told that the server takes long
  const DEADLINE = 60000; // and until nothing more is expected of a question
  const PAUSES = [1000, 2000, 4000, 8000, 15000, 30000];
  const VIEW = "..view.";
  const MISSING = [502, 503, 504]; // what proxies say of a server that is gone or starts anew

  // --- where the site stands -------------------------------------------------------------------------------------

  const ADDRESSES = /(\s(?:href|src|action)="|<code>)\/(?!\/)/g;
  const isBelow = (address) => address.startsWith(prefix) && /^(?:[/?#]|$)/.test(address.slice(prefix.length));

  window.drd_place = {
    // Whether an address of this host belongs to the site.
    isBelow,
    // An address of the browser as the server names it, without the prefix, and the way back.
    inside: (address) => (isBelow(address) ? address.slice(prefix.length).replace(/^(?!\/)/, "/") : address),
    outside: (address) => prefix + address,
    // HTML of the server with the prefix before its addresses, as in a whole document.
    placed: (html) => (prefix ? html.replace(ADDRESSES, (_all, before) => `${before}${prefix}/`) : html),
  };

  // --- questions that are asked again ----------------------------------------------------------------------------

  const newest = new Map(); // by what is asked for: the question that counts
  const wakers = new Set();

  function Trouble(why) {
    this.why = why;
  }

  // Tries until it works. `attempt` gives a promise; one that fails says `why` by a Trouble.
  async function patiently(name, attempt) {
    const question = { name, why: "" };
    const wasTold = newest.get(name);
    newest.set(name, question);
    question.why = wasTold && wasTold.why; // the words stay while a newer question takes the place of a failing one
    for (let failures = 0; ; failures += 1) {
      const late = setTimeout(() => tell(question, "slow"), SLOW);
      try {
        const answer = await attempt();
        clearTimeout(late);
        over(question);
        return answer;
      } catch (trouble) {
        clearTimeout(late);
        if (newest.get(name) === question) {
          tell(question, trouble instanceof Trouble ? trouble.why : navigator.onLine ? "unreachable" : "offline");
          await pause(PAUSES[Math.min(failures, PAUSES.length - 1)]);
        }
      }
      if (newest.get(name) !== question) {
        return new Promise(() => {}); // the reader has gone on, and nobody waits for it
      }
    }
  }

  function pause(milliseconds) {
    return new Promise(function (resolve) {
      const wake = () => {
        clearTimeout(timer);
        wakers.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, milliseconds);
      wakers.add(wake);
    });
  }

  const wakeAll = () => [...wakers].forEach((wake) => wake());
  window.addEventListener("online", wakeAll);

  function over(question) {
    if (newest.get(question.name) === question) {
      newest.delete(question.name);
      say();
    }
  }

  // What was asked for is no longer wanted.
  function drop(name) {
    newest.delete(name);
    wakeAll();
    say();
  }

  function tell(question, why) {
    if (newest.get(question.name) !== question) {
      return;
    }
    question.why = why;
    say();
    if (why !== "slow") {
      document.dispatchEvent(new CustomEvent("drd:failed", { detail: { name: question.name, why, isView: isView(question.name) } }));
    }
  }

  const isView = (name) => name.startsWith(VIEW);
  const viewName = () => [...newest.keys()].find(isView);

  // Callbacks of a view that is left need no answer; the next view asks for its own. Libraries are for all views.
  function dropParts() {
    [...newest.values()]
      .filter(({ name, why }) => why && name.includes(".") && !isView(name))
      .forEach(({ name }) => drop(name));
  }
  document.addEventListener("drd:view", dropParts);
  document.addEventListener("drd:return", dropParts);

  // --- what the reader is told -----------------------------------------------------------------------------------

  function say() {
    const failing = [...newest.values()].filter(({ why }) => why);
    const first = failing.find(({ name }) => isView(name)) || failing[0];
    const place = document.getElementById("connection");
    const said = first ? `${words[isView(first.name) ? "view" : "part"]} ${words[first.why]}` : "";
    if (place.dataset.said === said) {
      return;
    }
    place.dataset.said = said;
    place.replaceChildren(...(said ? notice(said, first) : []));
  }

  function notice(said, { name, why }) {
    const sentence = Object.assign(document.createElement("p"), { textContent: said });
    const buttons = [why === "changed" ? button(words.load, () => location.reload()) : button(words.again, wakeAll)];
    if (isView(name)) {
      buttons.push(button(words.stay, () => document.dispatchEvent(new CustomEvent("drd:stay"))));
    }
    return [sentence, ...buttons];
  }

  function button(text, act) {
    const made = Object.assign(document.createElement("button"), { type: "button", className: "button", textContent: text });
    made.addEventListener("click", act);
    return made;
  }

  // --- what Dash asks --------------------------------------------------------------------------------------------

  const ask = window.fetch.bind(window);

  async function answerTo(address, options) {
    const end = new AbortController();
    const deadline = setTimeout(() => end.abort(), DEADLINE);
    try {
      const answer = await ask(address, { ...options, signal: end.signal });
      const text = await answer.text(); // which fails when the connection breaks in the middle of it
      if (MISSING.includes(answer.status)) {
        throw new Trouble("unreachable");
      }
      if (answer.status >= 400 && answer.status < 500 && ![408, 429].includes(answer.status)) {
        throw new Trouble("changed"); // what this page asks fits no callback of the server's edition
      }
      if (answer.status !== 200 || !text.startsWith("{") || !text.trimEnd().endsWith("}")) {
        throw new Trouble("fault"); // also a page of a proxy that takes the place of an answer
      }
      return new Response(text, { headers: answer.headers });
    } finally {
      clearTimeout(deadline);
    }
  }

  window.fetch = function (address, options) {
    if (address !== callbacks) {
      return ask(address, options);
    }
    return patiently(JSON.parse(options.body).output, () => answerTo(address, options));
  };

  window.drd_connection = {
    patiently,
    isAsking: () => Boolean(viewName()),
    dropView: () => viewName() && drop(viewName()),
    words,
  };
})();
