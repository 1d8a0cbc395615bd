//! Functions that give rows: what stands in FROM.
