/** "0:12", or "1:02:03" from one hour on. */
export const clock = (seconds: number): string => {
  const whole = Math.floor(Math.max(0, seconds));
  const two = (number: number) => String(number).padStart(2, '0');
  const minutes = Math.floor(whole / 60);
  const rest = two(whole % 60);
  return minutes < 60 ? `${minutes}:${rest}` : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${rest}`;
};
