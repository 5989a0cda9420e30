/** The other ways to run: two processes, Axon Server, containers. */
@NullMarked
package org.fairlab.standalone.deployment;

import org.jspecify.annotations.NullMarked;
