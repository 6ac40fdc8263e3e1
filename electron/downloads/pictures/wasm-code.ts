/** The code of a codec, given as a data URL: that needs no file beside the bundle. */
export function wasmModule(url: string): WebAssembly.Module {
  return new WebAssembly.Module(Buffer.from(url.slice(url.indexOf(',') + 1), 'base64'));
}

/** Options for a codec made with Emscripten. `url`: its code; `hear`: is told each line that it says. */
export function codecOptions(url: string, hear: (words: string) => void) {
  return {
    noInitialRun: true,
    instantiateWasm(imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void) {
      const instance = new WebAssembly.Instance(wasmModule(url), imports);
      done(instance);
      return instance.exports;
    },
    printErr: hear,
  };
}
