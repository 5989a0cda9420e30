/**
 * Measures the product beside the limits of the machine it runs on. It drives the product only through what users and
 * operators have: commands, HTTP, rebuilds, process start.
 */
@NullMarked
package org.fairlab.benchmarks;

import org.jspecify.annotations.NullMarked;
