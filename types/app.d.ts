// biome-ignore-all format: generated
// biome-ignore-all lint: generated
/* eslint-disable */
// Made by `dryrun generate types`. Edit the parameters and the interface of a module, not this file.
// Input: static and mappable parameters; revealed fields may always be left out.
// Output: fields of the interface. An interface promises nothing, so each may be missing or null.

/**
 * Every module of the app by its name.
 */
export interface Modules {
  /**
   * List Subscriptions
   */
  listSubscriptions: {
    input: ListSubscriptionsInput
    output: ListSubscriptionsOutput
  }
  /**
   * Get a Subscription
   */
  getSubscription: {
    input: GetSubscriptionInput
    output: GetSubscriptionOutput
  }
  /**
   * Create a Subscription
   */
  createSubscription: {
    input: CreateSubscriptionInput
    output: CreateSubscriptionOutput
  }
  /**
   * Update a Subscription
   */
  updateSubscription: {
    input: UpdateSubscriptionInput
    output: UpdateSubscriptionOutput
  }
  /**
   * Delete a Subscription
   */
  deleteSubscription: {
    input: DeleteSubscriptionInput
    output: DeleteSubscriptionOutput
  }
  /**
   * Suspend a Subscription
   */
  suspendSubscription: {
    input: SuspendSubscriptionInput
    output: SuspendSubscriptionOutput
  }
  /**
   * Restore a Subscription
   */
  restoreSubscription: {
    input: RestoreSubscriptionInput
    output: RestoreSubscriptionOutput
  }
  /**
   * Update a Subscription User
   */
  updateSubscriptionUser: {
    input: UpdateSubscriptionUserInput
    output: UpdateSubscriptionUserOutput
  }
  /**
   * Add a User to a Subscription
   */
  addUserToSubscription: {
    input: AddUserToSubscriptionInput
    output: AddUserToSubscriptionOutput
  }
  /**
   * Remove a User from a Subscription
   */
  removeUserFromSubscription: {
    input: RemoveUserFromSubscriptionInput
    output: RemoveUserFromSubscriptionOutput
  }
  /**
   * Get Available Plans and Packages
   */
  getAvailablePlansAndPackages: {
    input: GetAvailablePlansAndPackagesInput
    output: GetAvailablePlansAndPackagesOutput
  }
  /**
   * Make an API Call
   */
  makeAnApiCall: {
    input: MakeAnApiCallInput
    output: MakeAnApiCallOutput
  }
}

/**
 * What goes into “List Subscriptions”. Retrieves existing subscriptions.
 */
export interface ListSubscriptionsInput {
  /**
   * Limit
   *
   * The largest number of subscriptions Make returns in one run.
   */
  limit?: number
}

/**
 * What comes out of “List Subscriptions”. Retrieves existing subscriptions.
 */
export interface ListSubscriptionsOutput {
  /**
   * Subscription ID
   */
  id?: number | null
  /**
   * Status
   */
  status?: string | null
  /**
   * Primary User
   */
  primary_user?: ({
    /**
     * User ID
     */
    id?: number | null
    /**
     * Email
     */
    email?: string | null
    /**
     * Full Name
     */
    full_name?: string | null
    /**
     * Status
     */
    status?: string | null
    /**
     * Is Primary
     */
    is_primary?: boolean | null
    /**
     * Add Time
     */
    add_time?: string | null
  } | null)
  /**
   * Company
   */
  company?: ({
    /**
     * Company ID
     */
    id?: number | null
    /**
     * Country
     */
    country?: string | null
    /**
     * Name
     */
    name?: string | null
    /**
     * Domain
     */
    domain?: string | null
  } | null)
  /**
   * Order
   */
  order?: ({
    /**
     * Seats
     */
    seats?: number | null
    /**
     * Subscription Plan
     */
    subscription_plan?: string | null
    /**
     * Plan ID
     */
    plan_id?: number | null
    /**
     * User Self Management
     */
    user_self_management?: string | null
    /**
     * Packages
     */
    packages?: string[] | null
    /**
     * With Trial Period
     */
    with_trial_period?: boolean | null
    /**
     * Seats Used
     */
    seats_used?: number | null
    /**
     * Billing Period
     */
    billing_period?: string | null
    /**
     * Currency
     */
    currency?: string | null
  } | null)
  /**
   * Trial Ends At
   */
  trial_ends_at?: string | null
  /**
   * Suspended At
   */
  suspended_at?: string | null
  /**
   * Add Time
   */
  add_time?: string | null
  /**
   * Update Time
   */
  update_time?: string | null
}

/**
 * What goes into “Get a Subscription”. Retrieves the details of a subscription.
 */
export interface GetSubscriptionInput {
  /**
   * Subscription ID
   *
   * Map or enter the ID of the subscription to retrieve, or choose it from the list.
   */
  subscription_id: string | number
}

/**
 * What comes out of “Get a Subscription”. Retrieves the details of a subscription.
 */
export interface GetSubscriptionOutput {
  /**
   * Subscription ID
   */
  id?: number | null
  /**
   * Status
   */
  status?: string | null
  /**
   * Primary User
   */
  primary_user?: ({
    /**
     * User ID
     */
    id?: number | null
    /**
     * Email
     */
    email?: string | null
    /**
     * Full Name
     */
    full_name?: string | null
    /**
     * Status
     */
    status?: string | null
    /**
     * Is Primary
     */
    is_primary?: boolean | null
    /**
     * Add Time
     */
    add_time?: string | null
  } | null)
  /**
   * Company
   */
  company?: ({
    /**
     * Company ID
     */
    id?: number | null
    /**
     * Country
     */
    country?: string | null
    /**
     * Name
     */
    name?: string | null
    /**
     * Domain
     */
    domain?: string | null
  } | null)
  /**
   * Order
   */
  order?: ({
    /**
     * Seats
     */
    seats?: number | null
    /**
     * Subscription Plan
     */
    subscription_plan?: string | null
    /**
     * Plan ID
     */
    plan_id?: number | null
    /**
     * User Self Management
     */
    user_self_management?: string | null
    /**
     * Packages
     */
    packages?: string[] | null
    /**
     * With Trial Period
     */
    with_trial_period?: boolean | null
    /**
     * Seats Used
     */
    seats_used?: number | null
    /**
     * Billing Period
     */
    billing_period?: string | null
    /**
     * Currency
     */
    currency?: string | null
  } | null)
  /**
   * Users
   */
  users?: ({
    /**
     * User ID
     */
    id?: number | null
    /**
     * Email
     */
    email?: string | null
    /**
     * Full Name
     */
    full_name?: string | null
    /**
     * Status
     */
    status?: string | null
    /**
     * Is Primary
     */
    is_primary?: boolean | null
    /**
     * Add Time
     */
    add_time?: string | null
  }[] | null)
  /**
   * Trial Ends At
   */
  trial_ends_at?: string | null
  /**
   * Suspended At
   */
  suspended_at?: string | null
  /**
   * Add Time
   */
  add_time?: string | null
  /**
   * Update Time
   */
  update_time?: string | null
}

/**
 * What goes into “Create a Subscription”. Creates a company with its subscription and first user.
 */
export interface CreateSubscriptionInput {
  /**
   * Primary User
   *
   * The first user. An invitation is sent when the account is created.
   */
  primary_user: {
    /**
     * Email
     *
     * The email address of the user.
     */
    email: string
    /**
     * Full Name
     *
     * First and last name.
     */
    full_name: string
  }
  /**
   * Company
   *
   * Company related information.
   */
  company: {
    /**
     * Country
     *
     * Two-letter country code, for example `EE`.
     */
    country: string
    /**
     * Name
     *
     * The name of the company.
     */
    name: string
  }
  /**
   * Order
   *
   * Specifics of the purchased subscription.
   */
  order: {
    /**
     * Seats
     *
     * How many users the account may have.
     */
    seats: number
    /**
     * Subscription Plan
     *
     * Give a plan here or in **Plan ID**. One of the two is needed.
     */
    subscription_plan?: string | number
    /**
     * Plan ID
     *
     * Give a plan here or in **Subscription Plan**. One of the two is needed.
     */
    plan_id?: string | number
    /**
     * User Self Management
     *
     * What the customer may change alone.
     *
     * - **Disabled**: neither users nor seats.
     * - **Partial**: users can be added and removed, the number of seats stays.
     * - **Full**: users and seats can be added, seats cannot be removed.
     */
    user_self_management?: "" | "disabled" | "partial" | "full"
    /**
     * Packages
     *
     * Add-ons to switch on.
     */
    packages?: (string | number)[]
    /**
     * With Trial Period
     *
     * Choose **Yes** to start the subscription as a trial.
     */
    with_trial_period?: boolean
  }
}

/**
 * What comes out of “Create a Subscription”. Creates a company with its subscription and first user.
 */
export interface CreateSubscriptionOutput {
  /**
   * Subscription ID
   */
  id?: number | null
  /**
   * Status
   */
  status?: string | null
  /**
   * Primary User
   */
  primary_user?: ({
    /**
     * User ID
     */
    id?: number | null
    /**
     * Email
     */
    email?: string | null
    /**
     * Full Name
     */
    full_name?: string | null
    /**
     * Status
     */
    status?: string | null
    /**
     * Is Primary
     */
    is_primary?: boolean | null
    /**
     * Add Time
     */
    add_time?: string | null
  } | null)
  /**
   * Company
   */
  company?: ({
    /**
     * Company ID
     */
    id?: number | null
    /**
     * Country
     */
    country?: string | null
    /**
     * Name
     */
    name?: string | null
    /**
     * Domain
     */
    domain?: string | null
  } | null)
  /**
   * Order
   */
  order?: ({
    /**
     * Seats
     */
    seats?: number | null
    /**
     * Subscription Plan
     */
    subscription_plan?: string | null
    /**
     * Plan ID
     */
    plan_id?: number | null
    /**
     * User Self Management
     */
    user_self_management?: string | null
    /**
     * Packages
     */
    packages?: string[] | null
    /**
     * With Trial Period
     */
    with_trial_period?: boolean | null
    /**
     * Seats Used
     */
    seats_used?: number | null
    /**
     * Billing Period
     */
    billing_period?: string | null
    /**
     * Currency
     */
    currency?: string | null
  } | null)
  /**
   * Users
   */
  users?: ({
    /**
     * User ID
     */
    id?: number | null
    /**
     * Email
     */
    email?: string | null
    /**
     * Full Name
     */
    full_name?: string | null
    /**
     * Status
     */
    status?: string | null
    /**
     * Is Primary
     */
    is_primary?: boolean | null
    /**
     * Add Time
     */
    add_time?: string | null
  }[] | null)
  /**
   * Trial Ends At
   */
  trial_ends_at?: string | null
  /**
   * Suspended At
   */
  suspended_at?: string | null
  /**
   * Add Time
   */
  add_time?: string | null
  /**
   * Update Time
   */
  update_time?: string | null
}

/**
 * What goes into “Update a Subscription”. Updates a subscription.
 */
export interface UpdateSubscriptionInput {
  /**
   * Subscription ID
   *
   * Map or enter the ID of the subscription to update, or choose it from the list.
   */
  subscription_id: string | number
  /**
   * Primary User
   *
   * The first user. Only the fields you fill in are changed.
   */
  primary_user?: {
    /**
     * Email
     *
     * The email address of the user.
     */
    email?: string
    /**
     * Full Name
     *
     * First and last name.
     */
    full_name?: string
  }
  /**
   * Company
   *
   * Company related information.
   */
  company?: {
    /**
     * Country
     *
     * Two-letter country code, for example `EE`.
     */
    country?: string
    /**
     * Name
     *
     * The name of the company.
     */
    name?: string
  }
  /**
   * Order
   *
   * Specifics of the purchased subscription.
   */
  order?: {
    /**
     * Seats
     *
     * How many users the account may have.
     */
    seats?: number
    /**
     * Subscription Plan
     *
     * Give a plan here or in **Plan ID** to change it.
     */
    subscription_plan?: string | number
    /**
     * Plan ID
     *
     * Give a plan here or in **Subscription Plan** to change it.
     */
    plan_id?: string | number
    /**
     * User Self Management
     *
     * What the customer may change alone.
     *
     * - **Disabled**: neither users nor seats.
     * - **Partial**: users can be added and removed, the number of seats stays.
     * - **Full**: users and seats can be added, seats cannot be removed.
     */
    user_self_management?: "" | "disabled" | "partial" | "full"
    /**
     * Packages
     *
     * Add-ons the subscription should have. Leave empty to change nothing, or use **erase** to send an empty list.
     */
    packages?: (string | number)[]
    /**
     * With Trial Period
     *
     * Choose **Yes** for a trial subscription, **No** for a regular one.
     */
    with_trial_period?: boolean
  }
}

/**
 * What comes out of “Update a Subscription”. Updates a subscription.
 */
export interface UpdateSubscriptionOutput {
  /**
   * Subscription ID
   */
  id?: number | null
  /**
   * Status
   */
  status?: string | null
  /**
   * Primary User
   */
  primary_user?: ({
    /**
     * User ID
     */
    id?: number | null
    /**
     * Email
     */
    email?: string | null
    /**
     * Full Name
     */
    full_name?: string | null
    /**
     * Status
     */
    status?: string | null
    /**
     * Is Primary
     */
    is_primary?: boolean | null
    /**
     * Add Time
     */
    add_time?: string | null
  } | null)
  /**
   * Company
   */
  company?: ({
    /**
     * Company ID
     */
    id?: number | null
    /**
     * Country
     */
    country?: string | null
    /**
     * Name
     */
    name?: string | null
    /**
     * Domain
     */
    domain?: string | null
  } | null)
  /**
   * Order
   */
  order?: ({
    /**
     * Seats
     */
    seats?: number | null
    /**
     * Subscription Plan
     */
    subscription_plan?: string | null
    /**
     * Plan ID
     */
    plan_id?: number | null
    /**
     * User Self Management
     */
    user_self_management?: string | null
    /**
     * Packages
     */
    packages?: string[] | null
    /**
     * With Trial Period
     */
    with_trial_period?: boolean | null
    /**
     * Seats Used
     */
    seats_used?: number | null
    /**
     * Billing Period
     */
    billing_period?: string | null
    /**
     * Currency
     */
    currency?: string | null
  } | null)
  /**
   * Users
   */
  users?: ({
    /**
     * User ID
     */
    id?: number | null
    /**
     * Email
     */
    email?: string | null
    /**
     * Full Name
     */
    full_name?: string | null
    /**
     * Status
     */
    status?: string | null
    /**
     * Is Primary
     */
    is_primary?: boolean | null
    /**
     * Add Time
     */
    add_time?: string | null
  }[] | null)
  /**
   * Trial Ends At
   */
  trial_ends_at?: string | null
  /**
   * Suspended At
   */
  suspended_at?: string | null
  /**
   * Add Time
   */
  add_time?: string | null
  /**
   * Update Time
   */
  update_time?: string | null
}

/**
 * What goes into “Delete a Subscription”. Deletes a suspended subscription.
 */
export interface DeleteSubscriptionInput {
  /**
   * Subscription ID
   *
   * Map or enter the ID of the subscription to delete, or choose it from the list.
   */
  subscription_id: string | number
}

/**
 * What comes out of “Delete a Subscription”. Deletes a suspended subscription.
 */
export interface DeleteSubscriptionOutput {
  /**
   * Subscription ID
   */
  id?: number | null
}

/**
 * What goes into “Suspend a Subscription”. Suspends a subscription.
 */
export interface SuspendSubscriptionInput {
  /**
   * Subscription ID
   *
   * Map or enter the ID of the subscription to suspend, or choose it from the list.
   */
  subscription_id: string | number
}

/**
 * What comes out of “Suspend a Subscription”. Suspends a subscription.
 */
export interface SuspendSubscriptionOutput {
  /**
   * Subscription ID
   */
  id?: number | null
  /**
   * Status
   */
  status?: string | null
  /**
   * Primary User
   */
  primary_user?: ({
    /**
     * User ID
     */
    id?: number | null
    /**
     * Email
     */
    email?: string | null
    /**
     * Full Name
     */
    full_name?: string | null
    /**
     * Status
     */
    status?: string | null
    /**
     * Is Primary
     */
    is_primary?: boolean | null
    /**
     * Add Time
     */
    add_time?: string | null
  } | null)
  /**
   * Company
   */
  company?: ({
    /**
     * Company ID
     */
    id?: number | null
    /**
     * Country
     */
    country?: string | null
    /**
     * Name
     */
    name?: string | null
    /**
     * Domain
     */
    domain?: string | null
  } | null)
  /**
   * Order
   */
  order?: ({
    /**
     * Seats
     */
    seats?: number | null
    /**
     * Subscription Plan
     */
    subscription_plan?: string | null
    /**
     * Plan ID
     */
    plan_id?: number | null
    /**
     * User Self Management
     */
    user_self_management?: string | null
    /**
     * Packages
     */
    packages?: string[] | null
    /**
     * With Trial Period
     */
    with_trial_period?: boolean | null
    /**
     * Seats Used
     */
    seats_used?: number | null
    /**
     * Billing Period
     */
    billing_period?: string | null
    /**
     * Currency
     */
    currency?: string | null
  } | null)
  /**
   * Users
   */
  users?: ({
    /**
     * User ID
     */
    id?: number | null
    /**
     * Email
     */
    email?: string | null
    /**
     * Full Name
     */
    full_name?: string | null
    /**
     * Status
     */
    status?: string | null
    /**
     * Is Primary
     */
    is_primary?: boolean | null
    /**
     * Add Time
     */
    add_time?: string | null
  }[] | null)
  /**
   * Trial Ends At
   */
  trial_ends_at?: string | null
  /**
   * Suspended At
   */
  suspended_at?: string | null
  /**
   * Add Time
   */
  add_time?: string | null
  /**
   * Update Time
   */
  update_time?: string | null
}

/**
 * What goes into “Restore a Subscription”. Restores a suspended subscription.
 */
export interface RestoreSubscriptionInput {
  /**
   * Subscription ID
   *
   * Map or enter the ID of the subscription to restore, or choose it from the list.
   */
  subscription_id: string | number
}

/**
 * What comes out of “Restore a Subscription”. Restores a suspended subscription.
 */
export interface RestoreSubscriptionOutput {
  /**
   * Subscription ID
   */
  id?: number | null
  /**
   * Status
   */
  status?: string | null
  /**
   * Primary User
   */
  primary_user?: ({
    /**
     * User ID
     */
    id?: number | null
    /**
     * Email
     */
    email?: string | null
    /**
     * Full Name
     */
    full_name?: string | null
    /**
     * Status
     */
    status?: string | null
    /**
     * Is Primary
     */
    is_primary?: boolean | null
    /**
     * Add Time
     */
    add_time?: string | null
  } | null)
  /**
   * Company
   */
  company?: ({
    /**
     * Company ID
     */
    id?: number | null
    /**
     * Country
     */
    country?: string | null
    /**
     * Name
     */
    name?: string | null
    /**
     * Domain
     */
    domain?: string | null
  } | null)
  /**
   * Order
   */
  order?: ({
    /**
     * Seats
     */
    seats?: number | null
    /**
     * Subscription Plan
     */
    subscription_plan?: string | null
    /**
     * Plan ID
     */
    plan_id?: number | null
    /**
     * User Self Management
     */
    user_self_management?: string | null
    /**
     * Packages
     */
    packages?: string[] | null
    /**
     * With Trial Period
     */
    with_trial_period?: boolean | null
    /**
     * Seats Used
     */
    seats_used?: number | null
    /**
     * Billing Period
     */
    billing_period?: string | null
    /**
     * Currency
     */
    currency?: string | null
  } | null)
  /**
   * Users
   */
  users?: ({
    /**
     * User ID
     */
    id?: number | null
    /**
     * Email
     */
    email?: string | null
    /**
     * Full Name
     */
    full_name?: string | null
    /**
     * Status
     */
    status?: string | null
    /**
     * Is Primary
     */
    is_primary?: boolean | null
    /**
     * Add Time
     */
    add_time?: string | null
  }[] | null)
  /**
   * Trial Ends At
   */
  trial_ends_at?: string | null
  /**
   * Suspended At
   */
  suspended_at?: string | null
  /**
   * Add Time
   */
  add_time?: string | null
  /**
   * Update Time
   */
  update_time?: string | null
}

/**
 * What goes into “Update a Subscription User”. Updates a user of a subscription.
 */
export interface UpdateSubscriptionUserInput {
  /**
   * Subscription ID
   *
   * Map or enter the ID of the subscription the user belongs to, or choose it from the list.
   */
  subscription_id: string | number
  /**
   * Email
   *
   * Fill in the email address, the full name or both.
   */
  email?: string
  /**
   * Full Name
   *
   * First and last name.
   */
  full_name?: string
  /**
   * User ID
   *
   * Map or enter the ID of the user to update, or choose the user from the list.
   */
  user_id?: string | number
}

/**
 * What comes out of “Update a Subscription User”. Updates a user of a subscription.
 */
export interface UpdateSubscriptionUserOutput {
  /**
   * User ID
   */
  id?: number | null
  /**
   * Email
   */
  email?: string | null
  /**
   * Full Name
   */
  full_name?: string | null
  /**
   * Status
   */
  status?: string | null
  /**
   * Is Primary
   */
  is_primary?: boolean | null
  /**
   * Add Time
   */
  add_time?: string | null
}

/**
 * What goes into “Add a User to a Subscription”. Adds a user to a subscription.
 */
export interface AddUserToSubscriptionInput {
  /**
   * Subscription ID
   *
   * Map or enter the ID of the subscription the user joins, or choose it from the list.
   */
  subscription_id: string | number
  /**
   * Email
   *
   * The email address of the user.
   */
  email: string
  /**
   * Full Name
   *
   * First and last name.
   */
  full_name: string
}

/**
 * What comes out of “Add a User to a Subscription”. Adds a user to a subscription.
 */
export interface AddUserToSubscriptionOutput {
  /**
   * User ID
   */
  id?: number | null
  /**
   * Email
   */
  email?: string | null
  /**
   * Full Name
   */
  full_name?: string | null
  /**
   * Status
   */
  status?: string | null
  /**
   * Is Primary
   */
  is_primary?: boolean | null
  /**
   * Add Time
   */
  add_time?: string | null
}

/**
 * What goes into “Remove a User from a Subscription”. Removes a user from a subscription. The person stays a Pipedrive user.
 */
export interface RemoveUserFromSubscriptionInput {
  /**
   * Subscription ID
   *
   * Map or enter the ID of the subscription the user leaves, or choose it from the list.
   */
  subscription_id: string | number
  /**
   * User ID
   *
   * Map or enter the ID of the user to remove, or choose the user from the list.
   */
  user_id?: string | number
}

/**
 * What comes out of “Remove a User from a Subscription”. Removes a user from a subscription. The person stays a Pipedrive user.
 */
export interface RemoveUserFromSubscriptionOutput {
  /**
   * User ID
   */
  id?: number | null
}

/**
 * What goes into “Get Available Plans and Packages”. Retrieves the plans and packages available for a subscription.
 */
export interface GetAvailablePlansAndPackagesInput {
  /**
   * Subscription ID
   *
   * Map or enter the ID of the subscription to look up plans and packages for, or choose it from the list.
   */
  subscription_id: string | number
}

/**
 * What comes out of “Get Available Plans and Packages”. Retrieves the plans and packages available for a subscription.
 */
export interface GetAvailablePlansAndPackagesOutput {
  /**
   * Plans
   */
  plans?: ({
    /**
     * Plan ID
     */
    id?: number | null
    /**
     * Code
     */
    code?: string | null
    /**
     * Name
     */
    name?: string | null
    /**
     * Billing Period
     */
    billing_period?: string | null
    /**
     * Currency
     */
    currency?: string | null
    /**
     * Price per Seat
     */
    price_per_seat?: number | null
    /**
     * Is Default
     */
    is_default?: boolean | null
    /**
     * Is Current
     */
    is_current?: boolean | null
  }[] | null)
  /**
   * Packages
   */
  packages?: ({
    /**
     * Code
     */
    code?: string | null
    /**
     * Name
     */
    name?: string | null
    /**
     * Included In
     */
    included_in?: string[] | null
    /**
     * Is Enabled
     */
    is_enabled?: boolean | null
  }[] | null)
}

/**
 * What goes into “Make an API Call”. Performs an arbitrary authorized API call.
 */
export interface MakeAnApiCallInput {
  /**
   * URL
   *
   * A path relative to `https://resellers.pipedrive.com/reseller/public-api`, for example `/subscriptions`. For the list of available endpoints, refer to the Pipedrive Company Subscriptions Management v1 API Documentation.
   */
  url: string
  /**
   * Method
   *
   * The HTTP method to use.
   *
   * - **GET**: to retrieve information for an entry.
   * - **POST**: to create a new entry.
   * - **PUT**: to update or replace an existing entry.
   * - **PATCH**: to make a partial entry update.
   * - **DELETE**: to delete an entry.
   */
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE"
  /**
   * Headers
   *
   * The desired request headers. You do not have to add authorization headers; we added those for you.
   */
  headers?: {
    /**
     * Key
     */
    key?: string
    /**
     * Value
     */
    value?: string
  }[]
  /**
   * Query String
   *
   * The request query string.
   */
  qs?: {
    /**
     * Key
     */
    key?: string
    /**
     * Value
     */
    value?: string
  }[]
  /**
   * Body
   *
   * The body content for your API call.
   */
  body?: unknown
}

/**
 * What comes out of “Make an API Call”. Performs an arbitrary authorized API call.
 */
export interface MakeAnApiCallOutput {
  /**
   * Body
   */
  body?: unknown
  /**
   * Headers
   */
  headers?: ({
    [k: string]: unknown
  } | null)
  /**
   * Status Code
   */
  statusCode?: number | null
}
