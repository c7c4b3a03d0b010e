// A slow line in front of a server: a TCP proxy that holds every byte back as such a line would. It is honest for pages
// and workers alike, since the browser knows nothing of it.
//
// - Both directions take half a round trip; a new connection takes one round trip before its first byte may leave.
// - All connections share the line: packets of theirs take turns, as many as its rate allows.
// - What is not modelled: TLS, TCP's slow start, loss. All of them would make a line slower, for every engine.
import { connect, createServer } from 'node:net';

const PACKET = 1448;
/** Beyond so many bytes that wait for the line, the server is asked to wait. */
const ENOUGH = 256 * 1024;

/** One direction of the line. */
class Direction {
  constructor(bitsPerSecond, delay) {
    this.bytesPerMillisecond = bitsPerSecond / 8000;
    this.delay = delay;
    /** The flows with bytes that wait; the first has the next turn. */
    this.flows = [];
    this.credit = 0;
    this.timer = null;
    this.bytes = 0;
  }

  flow(to, from) {
    return { to, from, waiting: [], size: 0, notBefore: 0, ended: false };
  }

  push(flow, bytes) {
    flow.waiting.push(bytes);
    flow.size += bytes.length;
    if (flow.size > ENOUGH) flow.from.pause();
    this.wake(flow);
  }

  end(flow) {
    flow.ended = true;
    this.wake(flow);
  }

  wake(flow) {
    if (!this.flows.includes(flow)) this.flows.push(flow);
    if (this.timer) return;
    this.credit = 0;
    this.last = performance.now();
    this.timer = setTimeout(() => this.turn(), 2);
  }

  turn() {
    const now = performance.now();
    this.credit += (now - this.last) * this.bytesPerMillisecond;
    this.last = now;
    let held = 0;
    while (this.credit > 0 && this.flows.length > held) {
      const flow = this.flows.shift();
      if (flow.notBefore > now) {
        this.flows.push(flow);
        held += 1;
        continue;
      }
      held = 0;
      const packet = this.take(flow);
      if (packet) {
        this.credit -= packet.length;
        this.bytes += packet.length;
        setTimeout(() => flow.to.destroyed || flow.to.write(packet), this.delay);
      }
      if (flow.size > 0) this.flows.push(flow);
      else if (flow.ended) setTimeout(() => flow.to.destroyed || flow.to.end(), this.delay);
    }
    // A line that had nothing to send does not send the faster for it later.
    if (this.flows.length === held) this.credit = Math.min(this.credit, 0);
    this.timer = this.flows.length > 0 ? setTimeout(() => this.turn(), 2) : null;
  }

  take(flow) {
    const first = flow.waiting[0];
    if (!first) return null;
    const packet = first.subarray(0, PACKET);
    if (packet.length === first.length) flow.waiting.shift();
    else flow.waiting[0] = first.subarray(PACKET);
    flow.size -= packet.length;
    if (flow.size < ENOUGH / 4 && flow.from.isPaused()) flow.from.resume();
    return packet;
  }
}

/** Opens a slow line to a port of this machine. `roundTrip` is in milliseconds. Returns `{ origin, bytes, close }`. */
export async function slowLine(port, { bitsPerSecond = 1_600_000, roundTrip = 150 } = {}) {
  const up = new Direction(bitsPerSecond, roundTrip / 2);
  const down = new Direction(bitsPerSecond, roundTrip / 2);
  const sockets = new Set();
  const server = createServer((client) => {
    const upstream = connect(port, '127.0.0.1');
    const [out, back] = [up.flow(upstream, client), down.flow(client, upstream)];
    // The browser believes the connection to be made at once; on the line that is a round trip later.
    out.notBefore = performance.now() + roundTrip;
    for (const [from, to, direction, flow] of [[client, upstream, up, out], [upstream, client, down, back]]) {
      sockets.add(from);
      from.setNoDelay(true);
      from.on('data', (bytes) => direction.push(flow, bytes));
      from.on('end', () => direction.end(flow));
      from.on('close', () => sockets.delete(from));
      from.on('error', () => to.destroy());
    }
  });
  await new Promise((done, fail) => server.once('error', fail).listen(0, '127.0.0.1', done));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    /** How many bytes came down since the last call. */
    takeBytes: () => {
      const { bytes } = down;
      down.bytes = 0;
      return bytes;
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((done) => server.close(done));
    },
  };
}
