// Stands for a part of autobahn-js that the page does not use (see vite.config.ts). It is a function because
// autobahn calls some of its parts while it loads.
module.exports = function none() {
  return {};
};
