package org.fairlab.command.people;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** A person's name and contact, in any script; in clear only until the endpoint has sealed it. */
public record Identity(
        @NotBlank @Size(max = 200) String name,
        @Nullable @Email @Size(max = 200) String email,
        @Nullable @Size(max = 50) String phone) {}
