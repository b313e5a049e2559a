// From the samples a second that the microphone gives to those that are kept. What is too high for the new rate is taken
// away first, by a windowed sinc, or it would come back as other tones.
const crossings = 16;
const phases = 256;

/** @returns a function that takes samples as they come, and gives those that are then known */
export function createResampler(from, to) {
  const ratio = from / to;
  const reach = Math.ceil(crossings * Math.max(1, ratio));
  const cutoff = (0.92 / 2) * Math.min(1, to / from);
  const weights = new Map();
  let held = new Float32Array(reach);
  let place = reach;

  function weightsAt(phase) {
    const found = weights.get(phase);
    if (found) return found;
    const made = Float64Array.from({ length: reach * 2 }, (_, at) => {
      const distance = at - reach + 1 - phase / phases;
      const angle = 2 * Math.PI * cutoff * distance;
      const sinc = angle === 0 ? 1 : Math.sin(angle) / angle;
      const window = Math.abs(distance) < reach ? 0.5 + 0.5 * Math.cos((Math.PI * distance) / reach) : 0;
      return 2 * cutoff * sinc * window;
    });
    weights.set(phase, made);
    return made;
  }

  return (samples) => {
    const all = new Float32Array(held.length + samples.length);
    all.set(held);
    all.set(samples, held.length);
    const given = [];
    for (; place + reach < all.length; place += ratio) {
      const whole = Math.floor(place);
      const by = weightsAt(Math.floor((place - whole) * phases));
      let sum = 0;
      for (let at = 0; at < by.length; at += 1) sum += by[at] * all[whole + at - reach + 1];
      given.push(sum);
    }
    const done = Math.max(0, Math.floor(place) - reach);
    held = all.slice(done);
    place -= done;
    return given;
  };
}

/** Between -1 and 1 to whole numbers of 16 bits, little end first. */
export function toBytes(samples) {
  const bytes = new DataView(new ArrayBuffer(samples.length * 2));
  for (const [at, sample] of samples.entries()) {
    bytes.setInt16(at * 2, Math.round(Math.max(-1, Math.min(1, sample)) * 32_767), true);
  }
  return bytes.buffer;
}
