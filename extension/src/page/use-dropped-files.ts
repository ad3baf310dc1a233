// Files dropped anywhere on the window are taken; without this the browser would leave the page to show them.

import { useEffect, useRef, useState } from 'preact/hooks';

/** True while files hover over the window. */
export function useDroppedFiles(onFiles: (files: File[]) => void): boolean {
  const [hovering, setHovering] = useState(false);
  const take = useRef(onFiles);
  take.current = onFiles;
  useEffect(() => {
    // Entering a child comes before leaving its parent: only the balance tells whether the pointer is still inside.
    let inside = 0;
    const brings = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const enter = (event: DragEvent) => {
      if (brings(event) && ++inside > 0) setHovering(true);
    };
    const leave = (event: DragEvent) => {
      if (brings(event) && --inside <= 0) setHovering(false);
    };
    const over = (event: DragEvent) => {
      if (brings(event)) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      if (!brings(event)) return;
      event.preventDefault();
      inside = 0;
      setHovering(false);
      take.current([...(event.dataTransfer?.files ?? [])]);
    };
    const stop = new AbortController();
    const { signal } = stop;
    addEventListener('dragenter', enter, { signal });
    addEventListener('dragleave', leave, { signal });
    addEventListener('dragover', over, { signal });
    addEventListener('drop', drop, { signal });
    return () => stop.abort();
  }, []);
  return hovering;
}
