/**
 * Presses of a button whose action follows a state, such as Run and Stop. Ignores a press that began when the button had
 * another action, and the second click of a double click: they are not meant for what the button has just become.
 */
export const createPress = (action: () => unknown, act: () => void) => {
  let begun: { action: unknown } | undefined;
  return {
    onDown: () => {
      begun = { action: action() };
    },
    onClick: ({ detail }: MouseEvent) => {
      const isMeant = !begun || begun.action === action();
      begun = undefined;
      // Keys and assistive technology click without a press, and count no clicks.
      if (detail === 0 || (detail === 1 && isMeant)) act();
    },
  };
};
