// Runs before every other script. Dash, its components and plotly add <style> elements while they run; the
// content security policy lets them in only with the nonce that this script itself came with.
(function () {
  "use strict";
  const nonce = document.currentScript.nonce;
  const create = Document.prototype.createElement;
  Document.prototype.createElement = function (name, options) {
    const element = create.call(this, name, options);
    if (String(name).toLowerCase() === "style") {
      element.setAttribute("nonce", nonce);
    }
    return element;
  };
})();
