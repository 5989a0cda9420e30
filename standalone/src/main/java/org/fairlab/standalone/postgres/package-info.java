/**
 * PostgreSQL 18 as part of the program: unpacked from Maven Central's binaries, made and run in the data directory,
 * durable (fsync and synchronous commit are on), reachable from this machine alone and with a password alone. The
 * server has a life of its own; what a killed run left behind is stopped cleanly before the next one.
 */
@NullMarked
package org.fairlab.standalone.postgres;

import org.jspecify.annotations.NullMarked;
