"""What can be asked by plain HTTP, without an identity.

question    the body of a request: which procedure, with which arguments
reply       an HTTP answer from a result or an error
call        POST /call: the session that asks, and the resource
"""
