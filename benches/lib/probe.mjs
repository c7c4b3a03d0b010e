// What is watched inside a page while somebody types. `probe` runs in the page before its own scripts and sees no more of
// the app than a person does, but for one thing: it listens to the messages of workers, to tell an answer of Giljabi's
// engine from what the field suggests before the engine is there. The minimal pages say in `data-full` that their list
// is complete.

/* global window, document, requestAnimationFrame, HTMLInputElement, InputEvent, MessageChannel, performance */

/** Installs `window.probe`. `typed`, where given, is typed as soon as the field can be typed in. */
export function probe(typed) {
  const state = { asked: 0, answered: 0, askedAt: 0 };
  const NativeWorker = window.Worker;
  window.Worker = class extends NativeWorker {
    constructor(...words) {
      super(...words);
      this.addEventListener('message', ({ data }) => {
        if (typeof data !== 'string' || !data.startsWith('{"found"')) return;
        state.answered = JSON.parse(data).found.id;
      });
    }

    postMessage(message, ...rest) {
      if (typeof message === 'string' && message.startsWith('{"search"')) {
        state.asked = JSON.parse(message).search.id;
        state.askedAt = performance.now();
      }
      super.postMessage(message, ...rest);
    }
  };

  const field = () => document.querySelector('input[role=combobox]');
  const usable = () => field() && (document.querySelector('#app') || 'usable' in document.documentElement.dataset);
  /** Whether the list shows an entry; the app's way to the result page is none. */
  const suggests = () => document.querySelector('[role=option]:not([href^="search"])') !== null;
  /** Whether the page shows what the engine answers to what stands in the field, typed at `since`. */
  const isFull = (since) => {
    const full = document.querySelector('[role=listbox]')?.dataset.full;
    if (full !== undefined) return full === field().value;
    return state.askedAt >= since && state.answered === state.asked;
  };
  /** Calls back with the time right after the next painting, where `holds` then does; else waits for another. */
  const painted = (holds, done) => {
    const look = () => {
      if (!holds()) return requestAnimationFrame(look);
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => done(performance.now());
      return port2.postMessage(null);
    };
    requestAnimationFrame(look);
  };
  const write = (text) => {
    const input = field();
    input.focus();
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(input, text);
    input.dispatchEvent(new InputEvent('input', { bubbles: true, data: text, inputType: 'insertText' }));
  };

  window.probe = { times: {}, key: null };
  if (typed !== undefined) {
    const { times } = window.probe;
    const begin = () => {
      if (!usable()) return requestAnimationFrame(begin);
      times.usable = performance.now();
      times.key = performance.now();
      write(typed);
      painted(suggests, (at) => (times.suggestions = at));
      painted(() => isFull(times.key) && suggests(), (at) => (times.full = at));
      return undefined;
    };
    requestAnimationFrame(begin);
    return;
  }
  // Someone types: each input is timed from its own event to the painted list.
  window.addEventListener(
    'input',
    (event) => {
      const entry = { text: event.target.value, milliseconds: null };
      window.probe.key = entry;
      // Whatever the list shows now belongs to the text before.
      painted(
        () => window.probe.key !== entry || isFull(event.timeStamp),
        (at) => {
          if (window.probe.key === entry) entry.milliseconds = at - event.timeStamp;
        },
      );
    },
    true,
  );
}
