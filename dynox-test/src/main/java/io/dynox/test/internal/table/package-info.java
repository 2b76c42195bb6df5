/**
 * The operations on tables and on what belongs to them: definitions, indexes, tags, time to live, backups, quotas. Internal to the in-memory
 * DynamoDB; the door is {@link io.dynox.test.internal.table.TableOperations}.
 */
@NullMarked
package io.dynox.test.internal.table;

import org.jspecify.annotations.NullMarked;
