import { type RefObject, useLayoutEffect, useState } from "react";

/** Below this width in pixels a row has two lines. */
const PHONE_WIDTH = 480;

export interface ListBox {
  readonly phone: boolean;
  /** In pixels. */
  readonly rowHeight: number;
  /** No more rows than this have fitted into the box so far. It never shrinks: rows once made are kept. */
  readonly capacity: number;
}

/**
 * What the size of a box means for the rows in it; nothing renders unless that changes. The row has two heights and not
 * a measured one, so that its place is a multiplication.
 */
export function useListBox(
  box: RefObject<HTMLElement | null>,
  heights: { readonly wide: number; readonly phone: number },
): ListBox {
  const { wide, phone } = heights;
  const [listBox, setListBox] = useState<ListBox>({ phone: false, rowHeight: wide, capacity: 0 });
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const read = () => {
      const isPhone = element.clientWidth > 0 && element.clientWidth < PHONE_WIDTH;
      const rowHeight = isPhone ? phone : wide;
      const fitting = Math.ceil(element.clientHeight / rowHeight);
      setListBox((before) => {
        const capacity = Math.max(fitting, before.capacity);
        const isSame =
          before.phone === isPhone && before.rowHeight === rowHeight && before.capacity === capacity;
        return isSame ? before : { phone: isPhone, rowHeight, capacity };
      });
    };
    read();
    const resized = new ResizeObserver(read);
    resized.observe(element);
    return () => resized.disconnect();
  }, [box, wide, phone]);
  return listBox;
}
