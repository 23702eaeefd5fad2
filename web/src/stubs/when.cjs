// Stands for when.js, the promise library of autobahn-js: the language has promises. Its parts (`when/...`) are empty.
exports.defer = () => {
  const deferred = {};
  deferred.promise = new Promise((resolve, reject) => Object.assign(deferred, { resolve, reject }));
  return deferred;
};
