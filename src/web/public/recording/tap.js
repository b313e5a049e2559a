// Runs beside the page, where the browser has sound: hands on what the microphone hears, as it comes.
class Tap extends AudioWorkletProcessor {
  process([[channel]]) {
    if (channel) this.port.postMessage(channel.slice());
    return true;
  }
}
registerProcessor('tap', Tap);
