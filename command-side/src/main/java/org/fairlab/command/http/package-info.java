/** Commands over HTTP: each command's record says its address, its roles and its fields; this package does the rest. */
@NullMarked
package org.fairlab.command.http;

import org.jspecify.annotations.NullMarked;
