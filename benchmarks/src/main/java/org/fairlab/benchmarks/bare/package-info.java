/** What the product's start is compared with; its class path is the web server's alone. */
@NullMarked
package org.fairlab.benchmarks.bare;

import org.jspecify.annotations.NullMarked;
