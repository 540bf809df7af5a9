// Runs after all other scripts of ours: the first view is there. The view component says the same of later views.
document.dispatchEvent(new CustomEvent("drd:view"));
