package io.dynox.engine;

import io.dynox.WriteOperation;

/**
 * A write of the simulation.
 *
 * @param id its place in the order in which the callers of one writer issued writes, unique in a run
 * @param key its key; negative for one that the key schema doesn't allow
 * @param bytes its size
 * @param isPoison whether the service refuses every request that carries it
 */
record SimulatedWrite(int id, WriteOperation operation, int key, int bytes, boolean isPoison) {}
