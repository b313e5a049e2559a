// Lets somebody draw their mark under a consent, with a finger, a pen or a mouse. What is drawn is kept as the points of
// an SVG path in a field of the form. Without this script the name that is typed, and the ticked statements, are enough.
const box = document.querySelector('[data-mark]');
const canvas = box?.querySelector('canvas');
const pen = canvas?.getContext('2d');

if (pen) {
  const field = box.querySelector('input[name="mark"]');
  const mostCharacters = 40_000;
  let isDown = false;

  const pointOf = (event) => {
    const { left, top, width, height } = canvas.getBoundingClientRect();
    const within = (value, most) => Math.min(most, Math.max(0, value)).toFixed(1);
    return [
      within(((event.clientX - left) / width) * canvas.width, canvas.width),
      within(((event.clientY - top) / height) * canvas.height, canvas.height),
    ];
  };
  const style = () => {
    pen.lineWidth = 3;
    pen.lineCap = 'round';
    pen.lineJoin = 'round';
    pen.strokeStyle = getComputedStyle(canvas).color;
  };

  canvas.addEventListener('pointerdown', (event) => {
    event.preventDefault();
    canvas.setPointerCapture(event.pointerId);
    isDown = true;
    const [x, y] = pointOf(event);
    style();
    pen.beginPath();
    pen.moveTo(x, y);
    field.value += `M${x} ${y} `;
  });
  canvas.addEventListener('pointermove', (event) => {
    if (!isDown || field.value.length > mostCharacters - 20) return;
    const [x, y] = pointOf(event);
    pen.lineTo(x, y);
    pen.stroke();
    field.value += `L${x} ${y} `;
  });
  for (const end of ['pointerup', 'pointercancel']) {
    canvas.addEventListener(end, () => {
      isDown = false;
    });
  }
  box.querySelector('[data-mark-clear]').addEventListener('click', () => {
    pen.clearRect(0, 0, canvas.width, canvas.height);
    field.value = '';
  });
  box.hidden = false;
}
