import type { Page } from "playwright-core";

/**
 * Paints a picture to upload, in a browser.
 *
 * @param page Any page.
 * @param hue Its colour, in degrees.
 * @returns A PNG.
 */
export async function landscape(page: Page, hue: number): Promise<Buffer> {
  const url = await page.evaluate((h) => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 640, height: 480 });
    const context = canvas.getContext("2d");
    if (!context) return "";
    const sky = context.createLinearGradient(0, 0, 0, 480);
    sky.addColorStop(0, `hsl(${h} 60% 78%)`);
    sky.addColorStop(1, `hsl(${h + 30} 70% 92%)`);
    context.fillStyle = sky;
    context.fillRect(0, 0, 640, 480);
    context.fillStyle = `hsl(${h + 20} 90% 97%)`;
    context.beginPath();
    context.arc(470, 130, 46, 0, 7);
    context.fill();
    for (const layer of [0, 1, 2, 3]) {
      context.fillStyle = `hsl(${h + layer * 8} ${40 + layer * 6}% ${62 - layer * 13}%)`;
      context.beginPath();
      context.moveTo(0, 480);
      for (let x = 0; x <= 640; x += 8) {
        context.lineTo(x, 210 + layer * 62 + Math.sin(x / (90 - layer * 12) + layer * 2) * (46 - layer * 8));
      }
      context.lineTo(640, 480);
      context.fill();
    }
    return canvas.toDataURL("image/png");
  }, hue);
  return Buffer.from(url.slice(url.indexOf(",") + 1), "base64");
}
