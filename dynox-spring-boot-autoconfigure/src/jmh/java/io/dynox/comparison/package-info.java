/** Compares Dynox with the clients of the AWS SDK, over HTTP to a stub on this machine. Programs, not tests; {@code docs/performance.md} says how they are run. */
package io.dynox.comparison;
