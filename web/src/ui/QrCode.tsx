/** A QR code: dark on white in every theme, for that is what readers expect. */

import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { QrDrawing } from "../qr";

/** What makes the code is fetched when the first one is shown; its place is kept until then. */
export function QrCode({ text, label }: { text: string; label: string }): JSX.Element {
  const [drawing, setDrawing] = useState<QrDrawing | null>(null);
  useEffect(() => {
    let over = false;
    void import("../qr").then(({ qrDrawing }) => over || setDrawing(qrDrawing(text)));
    return () => {
      over = true;
    };
  }, [text]);
  const { size, path } = drawing ?? { size: 1, path: "" };
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <path d={path} />
    </svg>
  );
}
