/** The side that decides: one package per context. */
@NullMarked
package org.fairlab.command;

import org.jspecify.annotations.NullMarked;
