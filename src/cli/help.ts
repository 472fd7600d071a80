/** What `--help` prints. */
export const help = `yieldcast [file or folder]         shows the app of a sketch, again with each edit
yieldcast build [file or folder]   makes static files of it, for any host
yieldcast new [folder]             begins a sketch with one of the gallery's

A sketch is a .ts, .js or .mjs file with a generator. In a folder it is main.ts,
index.ts or the only such file. What it imports beside it comes along; packages
of node_modules are bundled.

Show:
  -p, --port <number>    the port to listen at (7860, or the next that is free)
      --host [address]   listens for other computers too (this one alone)
      --open             opens the browser

Build:
  -o, --out <place>      the folder to write (dist), or an .html file for --single
      --single           one HTML file with all that the app needs
      --title <text>     the title of the page (the app's own)
      --examples         runs the examples in a browser and includes their results
      --browser <path>   the browser: Chrome, Chromium or Edge (the one installed)
      --time-limit <s>   the longest that an example may take, in seconds (120)

New:
  -e, --example <name>   the example to begin with (count)
      --list             lists the examples

  -h, --help             shows this
  -v, --version          shows the version
`;
