/**
 * Whole lives of calls: the dialer's core beside libraries that run one job for each call, and
 * beside the same rows written in bulk.
 */
package io.dialer.bench.lives;
