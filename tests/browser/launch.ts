// How the browser is started, for all tests; those of another browser setting add to it.
const executablePath = process.env.CHROMIUM;
if (!executablePath) throw new Error('CHROMIUM does not name a browser; run `cargo xtask test`, which finds one');

/** The browser that `cargo xtask test` found, without what tests have no use for. */
export const LAUNCH = {
  executablePath,
  args: [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};
