type Language = 'English' | 'Deutsch' | 'Español';

/**
 * Greets someone, as often as you like.
 * @param name Who is it for?
 * @param times How many greetings, one a yield
 */
function* greet(
  name: string,
  language: Language = 'English',
  times = 3,
) {
  // No import and no interface: the form is read off the parameters.
  const hello = { English: 'Hello', Deutsch: 'Hallo', Español: 'Hola' };
  for (let i = 1; i <= times; i++) {
    yield `${i}. ${hello[language]}, ${name}!`;
  }
}
