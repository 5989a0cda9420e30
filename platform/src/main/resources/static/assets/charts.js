// Saves a chart as PNG: what the server draws as SVG, with what it is from below it, at twice its size. The only
// script there is; without it the button stays hidden.
for (const button of document.querySelectorAll("button[data-chart]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const drawing = new Image();
    drawing.src = button.dataset.chart;
    await drawing.decode();
    const canvas = document.createElement("canvas");
    canvas.width = 2 * drawing.naturalWidth;
    canvas.height = 2 * drawing.naturalHeight;
    canvas.getContext("2d").drawImage(drawing, 0, 0, canvas.width, canvas.height);
    const link = document.createElement("a");
    link.download = button.dataset.name;
    link.href = canvas.toDataURL("image/png");
    link.click();
  });
}
